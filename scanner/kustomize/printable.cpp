#include "kustomize/printable.h"

#include <string>
#include <string_view>
#include <unordered_set>

#include "base/utf8.h"
#include "yaml/scalar_style.h"
#include "yaml/walk.h"

namespace rummage::kustomize {
namespace {

/// A text that may be written as a block: no blank ends it or a line of it, and nothing needs an escape.
bool fits_block(std::string_view text) {
  if (text.ends_with(' ') || text.find(" \n") != std::string_view::npos) return false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text.substr(at));
    if (!point.valid || (point.value != '\t' && !yaml::is_printable(point.value))) return false;
    at += point.bytes;
  }
  return true;
}

/// Kustomize quotes what was quoted or folded before; what is written here has no quotes in its place.
bool becomes_block(yaml::Node scalar) {
  const bool written = scalar.content_span() == scalar.span();
  return written || scalar.style() == yaml::Style::plain || scalar.style() == yaml::Style::literal;
}

}  // namespace

std::optional<Error> print_fault(std::span<const Resource> resources) {
  std::unordered_set<std::string> ids;
  std::optional<Error> fault;
  for (const Resource& resource : resources) {
    if (!resource.node) continue;
    if (!ids.insert(id_key(resource)).second)
      return Error{"kustomize/id-conflict", "two objects have one id", resource.node.span(), {}};
    yaml::walk_scalars(resource.node, [&](const yaml::Leaf& leaf) {
      const std::string_view text = leaf.value.text();
      if (text.starts_with('\t') && text.find('\n') != text.npos && becomes_block(leaf.value) && fits_block(text))
        fault = Error{"kustomize/yaml", "a text of several lines begins with a tab", leaf.value.span(), {}};
      return !fault;
    });
    if (fault) return fault;
  }
  return fault;
}

}  // namespace rummage::kustomize
