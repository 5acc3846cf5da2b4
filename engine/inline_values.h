#pragma once

#include "delivery/inline_values.h"
#include "helm/render/request.h"
#include "sources/sources.h"

namespace rummage::engine {

/// What a delivering object holds, as values of a chart whose leaves stand where a person edits them.
helm::ValuesInput input_of(const delivery::InlineValues& values, sources::Sources& sources);

}  // namespace rummage::engine
