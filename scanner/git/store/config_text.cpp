#include "git/store/config_text.h"

#include <algorithm>

namespace rummage::git::store {
namespace {

constexpr std::size_t kMaxSettings = 65536;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

// `[section]` or `[section "sub"]` -> "section." or "section.sub."; what follows the bracket stays in `line`.
std::optional<std::string> section_prefix(std::string_view& line) {
  std::size_t end = 1;
  bool quoted = false;
  for (; end < line.size() && (quoted || line[end] != ']'); ++end) {
    if (quoted && line[end] == '\\')
      ++end;
    else if (line[end] == '"')
      quoted = !quoted;
  }
  if (end >= line.size()) return std::nullopt;
  std::string_view inner = trim(line.substr(1, end - 1));
  line = trim(line.substr(end + 1));
  std::size_t quote = inner.find('"');
  if (quote == std::string_view::npos) return lower(inner) + ".";
  std::string prefix = lower(trim(inner.substr(0, quote))) + ".";
  for (std::size_t i = quote + 1; i < inner.size() && inner[i] != '"'; ++i) {
    if (inner[i] == '\\' && i + 1 < inner.size()) ++i;
    prefix += inner[i];
  }
  return prefix + ".";
}

char unescaped(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'b':
      return '\b';
    default:
      return c;
  }
}

// The value that starts at `text[at]`; leaves `at` behind its line. Quotes, escapes, comments, continued lines.
std::string read_value(std::string_view text, std::size_t& at) {
  std::string out;
  std::size_t keep = 0;  // bytes that trailing blanks must not shorten
  bool quoted = false;
  for (; at < text.size() && text[at] != '\n'; ++at) {
    char c = text[at];
    if (c == '"') {
      quoted = !quoted;
      keep = out.size();
    } else if (c == '\\' && at + 1 < text.size()) {
      if (text[++at] == '\r' && at + 1 < text.size()) ++at;
      if (text[at] != '\n') out += unescaped(text[at]);
      keep = out.size();
    } else if (!quoted && (c == '#' || c == ';')) {
      at = std::min(text.find('\n', at), text.size());
      break;
    } else if (!out.empty() || !blank(c) || quoted) {
      out += c;
      if (quoted) keep = out.size();
    }
  }
  while (out.size() > keep && blank(out.back())) out.pop_back();
  return out;
}

bool is_false(const std::string& value) {
  std::string text = lower(value);
  return text.empty() || text == "false" || text == "no" || text == "off" || text == "0";
}

}  // namespace

ConfigText ConfigText::parse(std::string_view text) {
  ConfigText out;
  std::string prefix;
  std::size_t at = 0;
  if (text.starts_with("\xEF\xBB\xBF")) at = 3;
  while (at < text.size() && out.settings_.size() < kMaxSettings) {
    while (at < text.size() && (blank(text[at]) || text[at] == '\n')) ++at;
    std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.starts_with('[')) {
      if (auto found = section_prefix(line))
        prefix = *found;
      else
        line = {};
      at = end - line.size();  // `[core] bare = true` is legal
      if (line.empty() || line.front() == '#' || line.front() == ';') at = end;
      continue;
    }
    std::size_t stop = line.find_first_of("=#;");
    bool valued = stop != std::string_view::npos && line[stop] == '=';
    std::string key = lower(trim(line.substr(0, stop)));
    at = valued ? at + stop + 1 : end;
    std::optional<std::string> value;
    if (valued) value = read_value(text, at);
    if (!key.empty()) out.settings_.push_back({prefix + key, std::move(value)});
  }
  return out;
}

std::optional<std::string> ConfigText::get(std::string_view key) const {
  for (auto it = settings_.rbegin(); it != settings_.rend(); ++it)
    if (it->key == key) return it->value.value_or("");
  return std::nullopt;
}

bool ConfigText::flag(std::string_view key, bool fallback) const {
  for (auto it = settings_.rbegin(); it != settings_.rend(); ++it)
    if (it->key == key) return !it->value || !is_false(*it->value);
  return fallback;
}

bool ConfigText::any_flag(std::string_view section, std::string_view name) const {
  std::string front = std::string(section) + ".", back = "." + std::string(name);
  return std::any_of(settings_.begin(), settings_.end(), [&](const Setting& setting) {
    return setting.key.starts_with(front) && setting.key.ends_with(back) &&
           (!setting.value || !is_false(*setting.value));
  });
}

std::vector<std::string> ConfigText::names(std::string_view section) const {
  std::vector<std::string> out;
  const std::string front = std::string(section) + ".";
  for (const Setting& setting : settings_)
    if (setting.key.starts_with(front)) out.push_back(setting.key.substr(front.size()));
  return out;
}

std::vector<std::pair<std::string, std::string>> ConfigText::all(std::string_view section,
                                                                 std::string_view name) const {
  const std::string front = std::string(section) + ".", back = "." + std::string(name);
  std::vector<std::pair<std::string, std::string>> out;
  for (const Setting& setting : settings_) {
    const std::string_view key = setting.key;
    if (key.size() < front.size() + back.size() || !key.starts_with(front) || !key.ends_with(back)) continue;
    const std::size_t length = key.size() - front.size() - back.size();
    out.emplace_back(key.substr(front.size(), length), setting.value.value_or(""));
  }
  return out;
}

void ConfigText::append(const ConfigText& later) {
  settings_.insert(settings_.end(), later.settings_.begin(), later.settings_.end());
}

}  // namespace rummage::git::store
