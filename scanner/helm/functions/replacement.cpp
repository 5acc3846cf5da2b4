#include "helm/functions/replacement.h"

#include <optional>

#include "base/utf8.h"
#include "helm/functions/go_unicode.h"

namespace rummage::helm {
namespace {

struct Name {
  std::string_view name;
  std::size_t size = 0;  // with braces
};

// What stands behind "$": the longest run of letters, digits and underscores, or such a run in braces.
std::optional<Name> name_at(std::string_view text) {
  const bool braces = text.starts_with('{');
  if (braces) text.remove_prefix(1);
  std::size_t end = 0;
  while (end < text.size()) {
    const CodePoint next = decode_utf8(text.substr(end));
    if (!go::is_letter(next.value) && !go::is_number(next.value) && next.value != '_') break;
    end += next.bytes;
  }
  if (end == 0) return std::nullopt;
  if (braces && (end == text.size() || text[end] != '}')) return std::nullopt;
  return Name{text.substr(0, end), end + (braces ? 2 : 0)};
}

// Nothing when the name is no number.
std::optional<std::size_t> number_of(std::string_view name) {
  constexpr std::size_t most = 100'000'000;
  if (name.size() > 1 && name.front() == '0') return std::nullopt;
  std::size_t value = 0;
  for (const char c : name) {
    if (c < '0' || c > '9' || value >= most) return std::nullopt;
    value = value * 10 + static_cast<std::size_t>(c - '0');
  }
  return value;
}

}  // namespace

Replacement::Replacement(std::string_view text, const Regex& regex, bool literal) {
  if (literal) {
    parts_.push_back({0, text.size()});
  } else {
    expand(text, regex);
  }
}

void Replacement::expand(std::string_view text, const Regex& regex) {
  std::size_t at = 0;
  for (auto dollar = text.find('$'); dollar != std::string_view::npos; dollar = text.find('$', at)) {
    const auto name = name_at(text.substr(dollar + 1));
    if (text.substr(dollar).starts_with("$$") || !name) {
      parts_.push_back({at, dollar + 1});
      at = dollar + (text.substr(dollar).starts_with("$$") ? 2 : 1);
      continue;
    }
    parts_.push_back({at, dollar});
    auto group = number_of(name->name);
    if (!group) group = regex.group(std::string(name->name));
    if (group) parts_.push_back({0, 0, true, *group});
    at = dollar + 1 + name->size;
  }
  parts_.push_back({at, text.size()});
}

}  // namespace rummage::helm
