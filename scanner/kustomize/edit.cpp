#include "kustomize/edit.h"

#include <vector>

namespace rummage::kustomize {
namespace {

std::vector<yaml::Entry> entries_of(yaml::Node map) {
  std::vector<yaml::Entry> out;
  out.reserve(map.size() + 1);
  for (const yaml::Entry& entry : map.entries()) out.push_back(entry);
  return out;
}

std::vector<yaml::Node> items_of(yaml::Node list) {
  std::vector<yaml::Node> out;
  out.reserve(list.size() + 1);
  for (const yaml::Node item : list.items()) out.push_back(item);
  return out;
}

}  // namespace

std::size_t entry_index(yaml::Node map, std::string_view key) {
  std::size_t found = map.size();
  std::size_t at = 0;
  for (const yaml::Entry& entry : map.entries()) {
    if (entry.key.text() == key) found = at;
    ++at;
  }
  return found;
}

yaml::Node with_child(yaml::Builder& nodes, yaml::Node parent, std::size_t index, yaml::Node child) {
  if (parent.is_mapping()) {
    if (parent.entry(index).value.identity() == child.identity()) return parent;
    std::vector<yaml::Entry> entries = entries_of(parent);
    entries[index].value = child;
    return nodes.mapping(entries, parent.span(), parent.style());
  }
  if (parent.at(index).identity() == child.identity()) return parent;
  std::vector<yaml::Node> items = items_of(parent);
  items[index] = child;
  return nodes.sequence(items, parent.span(), parent.style());
}

yaml::Node with_entry(yaml::Builder& nodes, yaml::Node map, yaml::Node key, yaml::Node value) {
  if (missing_or_null(map)) return nodes.mapping({{key, value}}, map ? map.span() : value.span());
  const std::size_t index = entry_index(map, key.text());
  if (index < map.size()) return with_child(nodes, map, index, value);
  std::vector<yaml::Entry> entries = entries_of(map);
  entries.push_back({key, value});
  return nodes.mapping(entries, map.span(), map.style());
}

yaml::Node without_entry(yaml::Builder& nodes, yaml::Node map, std::string_view key) {
  if (entry_index(map, key) == map.size()) return map;
  std::vector<yaml::Entry> entries;
  for (const yaml::Entry& entry : map.entries())
    if (entry.key.text() != key) entries.push_back(entry);
  return nodes.mapping(entries, map.span(), map.style());
}

yaml::Node with_item(yaml::Builder& nodes, yaml::Node list, yaml::Node item) {
  std::vector<yaml::Node> items = items_of(list);
  items.push_back(item);
  return nodes.sequence(items, list ? list.span() : item.span(), list ? list.style() : yaml::Style::block);
}

yaml::Node as_text(yaml::Builder& nodes, yaml::Node value) {
  if (!value.is_scalar()) return nodes.scalar("", value.span());
  return nodes.retyped(value, yaml::ScalarType::string);
}

yaml::Node empty_mapping(yaml::Builder& nodes, Span place) {
  return nodes.mapping({}, place);
}

yaml::Node empty_sequence(yaml::Builder& nodes, Span place) {
  return nodes.sequence({}, place);
}

}  // namespace rummage::kustomize
