#include "kustomize/folded.h"

#include <algorithm>
#include <vector>

#include "kustomize/edit.h"

namespace rummage::kustomize {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// Where the text gains a line break.
std::vector<std::size_t> gains_of(std::string_view text) {
  std::vector<std::size_t> out;
  if (text.empty() || is_blank(text.front()) || text.front() == '\n') return out;
  bool deeper = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) break;
    const std::size_t next = std::min(text.find_first_not_of('\n', end), text.size());
    if (!deeper && next < text.size() && is_blank(text[next])) out.push_back(end);
    deeper = next < text.size() && is_blank(text[next]);
    at = next;
  }
  return out;
}

/// A value keeps the style of the one that stood there first.
bool was_folded(yaml::Node scalar) {
  for (int i = 0; i < 64 && scalar.was().is_scalar(); ++i) scalar = scalar.was();
  return scalar.style() == yaml::Style::folded;
}

yaml::Node refolded_scalar(const Writer& writer, yaml::Node scalar) {
  const std::vector<std::size_t> gains = gains_of(scalar.text());
  if (gains.empty()) return scalar;
  sources::Builder draft = writer.draft();
  std::size_t at = 0;
  for (const std::size_t gain : gains) {
    writer.append(draft, scalar, at, gain - at, sources::Origin::resource_leaf);
    draft.opaque("\n", sources::Origin::synth, scalar.span().begin);
    at = gain;
  }
  writer.append(draft, scalar, at, scalar.text().size() - at, sources::Origin::resource_leaf);
  const yaml::Node made = writer.text(draft.finish(), {}, Typing::string);
  return scalar.was() ? writer.nodes().replacing(made, scalar.was()) : made;
}

yaml::Node refolded(const Writer& writer, yaml::Node node) {
  if (node.is_scalar()) return was_folded(node) ? refolded_scalar(writer, node) : node;
  for (std::size_t i = 0; i < node.size(); ++i) {
    const yaml::Node child = node.is_mapping() ? node.entry(i).value : node.at(i);
    const yaml::Node made = refolded(writer, child);
    if (made.identity() != child.identity()) node = with_child(writer.nodes(), node, i, made);
  }
  return node;
}

/// A mapping with the value of `key` left as it is.
yaml::Node refolded_but(const Writer& writer, yaml::Node map, std::string_view key,
                        yaml::Node (*instead)(const Writer&, yaml::Node)) {
  for (std::size_t i = 0; i < map.size(); ++i) {
    const yaml::Entry entry = map.entry(i);
    const yaml::Node made = entry.key.text() == key ? instead(writer, entry.value) : refolded(writer, entry.value);
    map = with_child(writer.nodes(), map, i, made);
  }
  return map;
}

}  // namespace

yaml::Node refolded_object(const Writer& writer, yaml::Node object) {
  return refolded_but(writer, object, "metadata", [](const Writer& with, yaml::Node metadata) {
    return refolded_but(with, metadata, "annotations", [](const Writer&, yaml::Node same) { return same; });
  });
}

}  // namespace rummage::kustomize
