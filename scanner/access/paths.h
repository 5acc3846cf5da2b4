#pragma once

#include <string_view>
#include <vector>

#include "access/graph.h"

namespace rummage::access {

/// An object, as requests name it.
struct Target {
  std::string_view group;     ///< empty: the core group
  std::string_view resource;  ///< plural: "secrets"
  std::string_view ns, name;
};

/// Every power to read (get, list or watch) the object. `list` and `watch` give the contents too, and a rule limited by
/// name still allows them for that name. At most one power for each grant.
std::vector<Power> readers_of(const Graph& graph, const Target& target);

/// How a workload comes to hold a power: workload, account, binding, rule. `runner` is null when nothing runs as it.
struct Path {
  const Runner* runner = nullptr;
  Power power;
};

/// The powers, each with the workloads of the set that hold it, in order.
std::vector<Path> paths_of(const Graph& graph, const std::vector<Power>& powers);

/// The Secrets of the set that a power reads: those in its scope, and by name where the rule limits names.
std::vector<const kubernetes::Object*> secrets_read_by(const Graph& graph, const Power& power);

}  // namespace rummage::access
