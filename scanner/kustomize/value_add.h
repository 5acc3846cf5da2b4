#pragma once

#include "kustomize/builtin_plugins.h"

namespace rummage::kustomize {

/// A ValueAddTransformer: one value, put into fields of the objects that its targets select, or into the path that
/// stands there. False: the build stops. Facts: plugin/builtin/valueaddtransformer and api/filters/valueadd of 5.7.
bool add_value(const PluginRun& run);

}  // namespace rummage::kustomize
