#include "kustomize/object_order.h"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_map>

#include "kustomize/edit.h"
#include "kustomize/kind_order.h"

namespace rummage::kustomize {
namespace {

using Ranks = std::unordered_map<std::string_view, long>;

Ranks ranks_of(std::span<const std::string_view> first, std::span<const std::string_view> last) {
  Ranks out;
  long rank = -static_cast<long>(first.size());
  for (const std::string_view kind : first) out[kind] = rank++;
  rank = 1;
  for (const std::string_view kind : last) out[kind] = rank++;
  return out;
}

std::vector<std::string_view> texts(yaml::Node list) {
  std::vector<std::string_view> out;
  for (const yaml::Node item : list.items()) out.push_back(item.text());
  return out;
}

/// What objects are compared by: their kind's rank, then texts.
struct Key {
  long rank;
  bool core_namespace;
  std::string kind, name;
};

Key key_of(const Resource& resource, const Ranks& ranks) {
  const Gvk gvk = gvk_of(resource.node);
  const auto rank = ranks.find(gvk.kind);
  std::string name(or_else(resource.name_space(), "~X"));
  name.append("|").append(or_else(resource.name(), "~N"));
  return {rank == ranks.end() ? 0 : rank->second, gvk.kind == "Namespace" && gvk.group.empty(), kind_text(gvk),
          std::move(name)};
}

/// Namespaces of the core group come first though their group sorts last.
bool before(const Key& a, const Key& b, bool both_namespaces) {
  if (a.kind == b.kind) return a.name < b.name;
  if (a.rank != b.rank) return a.rank < b.rank;
  if (both_namespaces && (a.core_namespace || b.core_namespace)) return a.kind > b.kind;
  return a.kind < b.kind;
}

void sort_by(Resources& resources, const Ranks& ranks) {
  std::vector<std::pair<Key, std::size_t>> keys;
  for (std::size_t i = 0; i < resources.size(); ++i) keys.emplace_back(key_of(resources[i], ranks), i);
  std::stable_sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
    const bool namespaces = resources[a.second].kind() == "Namespace" && resources[b.second].kind() == "Namespace";
    return before(a.first, b.first, namespaces);
  });
  Resources sorted;
  sorted.reserve(resources.size());
  for (const auto& [key, index] : keys) sorted.push_back(std::move(resources[index]));
  resources = std::move(sorted);
}

}  // namespace

bool sort_objects(Building& building, Resources& resources, yaml::Node options) {
  const std::string_view order = missing_or_null(options) ? std::string_view("legacy") : options.find("order").text();
  const yaml::Node custom = options.find("legacySortOptions");
  if (order != "legacy" && order != "fifo")
    return building.failed(error_at("kustomize/sort", "the order of sortOptions is legacy or fifo", options));
  if (order == "fifo") {
    if (missing_or_null(custom)) return true;
    return building.failed(error_at("kustomize/sort", "legacySortOptions do not go with the order fifo", custom));
  }
  if (missing_or_null(custom))
    sort_by(resources, ranks_of(first_kinds(), last_kinds()));
  else
    sort_by(resources, ranks_of(texts(custom.find("orderFirst")), texts(custom.find("orderLast"))));
  return true;
}

}  // namespace rummage::kustomize
