#include "detectors/inspect/lines.h"

#include "detectors/values/characters.h"

namespace rummage::detectors {
namespace {

constexpr std::size_t max_key = 120;

bool key_character(char c) {
  return is_word(c) || c == '.' || c == '-' || c == '/';
}

std::string_view without_prefixes(std::string_view line) {
  line = trimmed(line);
  for (std::string_view prefix : {"export ", "set ", "ENV ", "- "}) {
    if (line.starts_with(prefix)) line = trimmed(line.substr(prefix.size()));
  }
  return line;
}

std::string_view without_comment(std::string_view value) {
  for (std::string_view mark : {" #", "\t#"}) value = value.substr(0, value.find(mark));
  return trimmed(value);
}

/// The text between the quotes at both ends, or all of it without what ends a statement.
std::string_view bare(std::string_view value) {
  if (!value.empty() && (value[0] == '"' || value[0] == '\'')) {
    std::size_t close = value.find(value[0], 1);
    if (close != std::string_view::npos) return value.substr(1, close - 1);
  }
  value = without_comment(value);
  while (!value.empty() && (value.back() == ',' || value.back() == ';')) value.remove_suffix(1);
  return value;
}

Setting read_line(std::string_view line) {
  line = without_prefixes(line);
  if (line.empty() || std::string_view("#;/!<").find(line[0]) != std::string_view::npos) return {};
  std::size_t quote = line[0] == '"' || line[0] == '\'' ? 1 : 0, end = quote;
  while (end < line.size() && key_character(line[end])) ++end;
  std::string_view key = line.substr(quote, end - quote);
  std::size_t at = end;
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t' || line[at] == '"' || line[at] == '\'')) ++at;
  bool ties = at < line.size() && (line[at] == '=' || line[at] == ':') && !key.empty() && key.size() <= max_key;
  if (!ties) return {};
  ++at;
  if (at < line.size() && (line[at] == '=' || line[at] == '>')) ++at;
  return {key, bare(trimmed(line.substr(at))), 0};
}

}  // namespace

void for_each_setting(std::string_view text, const std::function<void(const Setting&)>& visit) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    Setting setting = read_line(text.substr(at, end - at));
    at = end + 1;
    // Lists and mappings are no value, and what stands in them has no key on this line.
    if (setting.value.empty() || setting.value[0] == '[' ||
        (setting.value[0] == '{' && !setting.value.starts_with("{{")))
      continue;
    setting.value_at = static_cast<std::size_t>(setting.value.data() - text.data());
    visit(setting);
  }
}

}  // namespace rummage::detectors
