#include "kustomize/patch_objects.h"

#include <algorithm>
#include <set>

namespace rummage::kustomize {
namespace {

bool names_twice(const yaml::Issue& issue) {
  return !issue.fatal || issue.kind == yaml::IssueKind::duplicate_key;
}

/// A tree as Kustomize reads it, of one that was read by other rules: the first of equal keys, its own types.
class FirstOfTwice {
 public:
  explicit FirstOfTwice(yaml::Builder& nodes) : nodes_(nodes) {}

  yaml::Node read(yaml::Node node) {
    if (node.is_scalar()) return nodes_.retyped(node, node.type(yaml::Dialect::kustomize));
    return node.is_sequence() ? list(node) : map(node);
  }

 private:
  yaml::Node list(yaml::Node node) {
    std::vector<yaml::Node> items;
    for (const yaml::Node item : node.items()) items.push_back(read(item));
    return nodes_.sequence(items, node.span(), node.style());
  }

  yaml::Node map(yaml::Node node) {
    std::vector<yaml::Entry> entries;
    std::set<std::string_view> seen;
    for (const yaml::Entry& entry : node.entries())
      if (seen.insert(entry.key.text()).second) entries.push_back({read(entry.key), read(entry.value)});
    return nodes_.mapping(entries, node.span(), node.style());
  }

  yaml::Builder& nodes_;
};

}  // namespace

Result<std::vector<Resource>> patch_objects(Building& building, const PatchText& text) {
  const auto parsed = building.parse(*text.bytes, text.text, yaml::Dialect::kustomize);
  const bool only_twice =
      !parsed->issues.empty() && std::all_of(parsed->issues.begin(), parsed->issues.end(), names_twice);
  if (!Building::refusal(*parsed) || !only_twice) return try_objects(building, *parsed);
  yaml::Parsed read = *building.parse(*text.bytes, text.text, yaml::Dialect::kubernetes);
  FirstOfTwice first(building.nodes());
  for (yaml::Document& document : read.documents) document.root = first.read(document.root);
  return try_objects(building, read);
}

}  // namespace rummage::kustomize
