#include "kustomize/old_charts.h"

#include <string_view>
#include <utility>
#include <vector>

namespace rummage::kustomize {
namespace {

using Names = std::pair<std::string_view, std::string_view>;

constexpr Names chart_fields[] = {{"chartName", "name"},           {"chartVersion", "version"},
                                  {"chartRepoUrl", "repo"},        {"values", "valuesFile"},
                                  {"valuesLocal", "valuesInline"}, {"valuesMerge", "valuesMerge"},
                                  {"releaseName", "releaseName"}};
constexpr Names global_fields[] = {{"chartHome", "chartHome"}, {"helmHome", "configHome"}};

template <std::size_t Size>
yaml::Node renamed(yaml::Builder& nodes, yaml::Node old, const Names (&fields)[Size]) {
  std::vector<yaml::Entry> entries;
  for (const auto& [before, now] : fields)
    if (const yaml::Entry entry = old.find_entry(before))
      entries.push_back({nodes.scalar(now, entry.key.span()), entry.value});
  return nodes.mapping(entries, old.span(), old.style());
}

}  // namespace

OldChart renewed(yaml::Builder& nodes, yaml::Node old) {
  return {renamed(nodes, old, chart_fields), renamed(nodes, old, global_fields)};
}

}  // namespace rummage::kustomize
