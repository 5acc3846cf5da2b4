#include "yaml/pointer.h"

#include <charconv>

namespace rummage::yaml {
namespace {

std::string unescaped(std::string_view step) {
  std::string out;
  for (std::size_t i = 0; i < step.size(); ++i) {
    const bool escaped = step[i] == '~' && i + 1 < step.size() && (step[i + 1] == '0' || step[i + 1] == '1');
    out += escaped ? (step[i + 1] == '1' ? '/' : '~') : step[i];
    i += escaped ? 1 : 0;
  }
  return out;
}

}  // namespace

std::optional<std::vector<std::string>> pointer_steps(std::string_view pointer) {
  if (!pointer.empty() && pointer[0] != '/') return std::nullopt;
  std::vector<std::string> steps;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view step = pointer.substr(0, pointer.find('/'));
    steps.push_back(unescaped(step));
    pointer.remove_prefix(step.size());
  }
  return steps;
}

std::optional<std::size_t> index_of(Node parent, std::string_view step) {
  if (parent.is_mapping()) {
    for (std::size_t i = parent.size(); i-- > 0;) {
      const Node key = parent.entry(i).key;
      if (key.is_scalar() && key.text() == step) return i;
    }
    return std::nullopt;
  }
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  if (error != std::errc() || end != step.data() + step.size() || index >= parent.size()) return std::nullopt;
  return index;
}

}  // namespace rummage::yaml
