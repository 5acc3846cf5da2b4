#pragma once

#include <string_view>

#include "detectors/inspect/scope.h"
#include "yaml/node.h"

namespace rummage::detectors {

/// Judges every scalar of `root` by the key that it stands under: fields of an object, entries of a configuration.
/// Lists of `name` and `value`, arguments, literals of generators, and fields that name other things are told apart.
/// `key`: of the root itself. `naming`: all of it names other things, but for what stands below a `template`. At most
/// 128 levels and 1,000,000 scalars.
void inspect_tree(Scope& scope, yaml::Node root, std::string_view key = {}, bool naming = false);

}  // namespace rummage::detectors
