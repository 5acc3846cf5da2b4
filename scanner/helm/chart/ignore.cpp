#include "helm/chart/ignore.h"

#include "helm/chart/unicode_text.h"
#include "tree/path.h"

namespace rummage::helm {
namespace {

constexpr std::string_view built_in = "templates/.?*";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

IgnoreRules::IgnoreRules() {
  add(built_in);
}

// False: no rule of this language.
bool IgnoreRules::add(std::string_view line) {
  line = trim_space(line);
  if (line.empty() || line.front() == '#') return true;
  if (line.find("**") != line.npos || !GoPattern::parse(line)) return false;
  Rule rule;
  rule.negated = line.front() == '!';
  if (rule.negated) line.remove_prefix(1);
  rule.directories_only = line.ends_with('/');
  if (rule.directories_only) line.remove_suffix(1);
  rule.whole_path = line.find('/') != line.npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  auto pattern = GoPattern::parse(line);
  if (!pattern) return true;  // such a rule never matches
  rule.pattern = std::move(*pattern);
  rules_.push_back(std::move(rule));
  return true;
}

Result<IgnoreRules> IgnoreRules::parse(std::string_view content) {
  IgnoreRules rules;
  rules.rules_.clear();
  if (content.starts_with(byte_order_mark)) content.remove_prefix(byte_order_mark.size());
  for (std::uint32_t number = 1; !content.empty(); ++number) {
    const std::size_t end = content.find('\n');
    if (!rules.add(content.substr(0, end)))
      return Error{"helm/ignore-file", "line " + std::to_string(number) + " of .helmignore is no pattern", {}, nullptr};
    content = end == content.npos ? std::string_view() : content.substr(end + 1);
  }
  rules.add(built_in);
  return rules;
}

bool IgnoreRules::ignores(std::string_view path, bool is_directory) const {
  for (const Rule& rule : rules_) {
    const std::string_view name = rule.whole_path ? path : tree::base_name(path);
    if (rule.negated) {
      if ((rule.directories_only && !is_directory) || !rule.pattern.matches(name)) return true;
      continue;
    }
    if (rule.directories_only && !is_directory) continue;
    if (rule.pattern.matches(name)) return true;
  }
  return false;
}

}  // namespace rummage::helm
