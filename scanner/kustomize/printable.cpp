#include "kustomize/printable.h"

#include <string>
#include <string_view>
#include <unordered_set>

#include "base/utf8.h"
#include "yaml/scalar_style.h"

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

Error unreadable(const char* message, yaml::Node at) {
  return Error{"kustomize/yaml", message, at.span(), {}};
}

/// The first thing in an object that cannot be printed. As deep as the object, which the parser's limit bounds.
std::optional<Error> fault_in(yaml::Node node) {
  for (std::size_t i = 0; i < node.size(); ++i) {
    const yaml::Entry entry = node.entry(i);
    if (entry && !entry.key.is_string()) return unreadable("a key is no text", entry.key);
    if (auto fault = fault_in(entry ? entry.value : node.at(i))) return fault;
  }
  const std::string_view text = node.text();
  if (text.starts_with('\t') && text.find('\n') != text.npos && becomes_block(node) && fits_block(text))
    return unreadable("a text of several lines begins with a tab", node);
  return std::nullopt;
}

}  // namespace

std::optional<Error> print_fault(std::span<const Resource> resources) {
  std::unordered_set<std::string> ids;
  for (const Resource& resource : resources) {
    if (!resource.node) continue;
    if (!ids.insert(id_key(resource)).second)
      return Error{"kustomize/id-conflict", "two objects have one id", resource.node.span(), {}};
    if (auto fault = fault_in(resource.node)) return fault;
  }
  return std::nullopt;
}

}  // namespace rummage::kustomize
