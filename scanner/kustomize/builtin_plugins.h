#pragma once

#include <string_view>

#include "kustomize/accumulator.h"
#include "kustomize/loader.h"

namespace rummage::kustomize {

/// A built-in plugin at work: its configuration object, and the objects so far.
struct PluginRun {
  Building& building;
  const Loader& loader;
  yaml::Node config;
  Accumulator& objects;
  const Resource& plugin;  ///< that the configuration object is
};
using BuiltinTransformer = bool (*)(const PluginRun&);

/// By the kind of its configuration ("PatchTransformer"): those that need more than the objects, see
/// apply_transformer_object for the others. Null: there is none. False from one of them: the build stops.
BuiltinTransformer builtin_transformer(std::string_view kind);
BuiltinTransformer builtin_generator(std::string_view kind);

}  // namespace rummage::kustomize
