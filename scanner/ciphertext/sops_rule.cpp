#include "ciphertext/sops_rule.h"

#include <re2/re2.h>

#include "ciphertext/leaves.h"
#include "ciphertext/recipients.h"
#include "ciphertext/value.h"
#include "tree/path.h"

namespace rummage::ciphertext {
namespace {

// Null when it does not compile. User patterns run in linear time; memory is bounded.
std::shared_ptr<const re2::RE2> compile(std::string_view pattern) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(1 << 20);
  auto regex = std::make_shared<const re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), options);
  return regex->ok() ? regex : nullptr;
}

bool found_in(const re2::RE2& regex, std::string_view text) {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), regex);
}

// Paths that share nothing but the ending: a rule that covers both is about every file.
bool is_broad(const CreationRule& rule) {
  return !rule.regex || (found_in(*rule.regex, "qjx.yaml") && found_in(*rule.regex, "wvz/kpt/hyf.yaml"));
}

CreationRule read_rule(const yaml::Node& entry, bool& compiles) {
  CreationRule rule;
  const yaml::Node path = entry.find("path_regex");
  rule.path_regex = std::string(path.text());
  rule.span = path ? path.content_span() : entry.span();
  rule.keys = KeySelection(entry);
  add_recipients(rule.recipients, entry);
  if (path) rule.regex = compile(path.text());
  compiles = !path || rule.regex;
  rule.broad = is_broad(rule);
  return rule;
}

}  // namespace

KeySelection::KeySelection(const yaml::Node& mapping) {
  const auto take = [&](const char* field, Mode mode, bool regex) {
    const yaml::Node value = mapping.find(field);
    if (!value.is_scalar() || value.text().empty()) return;
    mode_ = mode;
    suffix_ = std::string(value.text());
    if (!regex) return;
    regex_ = compile(value.text());
    if (!regex_) mode_ = Mode::nothing;
  };
  take("unencrypted_suffix", Mode::unencrypted_suffix, false);
  take("encrypted_suffix", Mode::encrypted_suffix, false);
  take("unencrypted_regex", Mode::unencrypted_regex, true);
  take("encrypted_regex", Mode::encrypted_regex, true);
}

bool KeySelection::any_matches(const std::vector<std::string_view>& keys) const {
  for (std::string_view key : keys)
    if (regex_ ? found_in(*regex_, key) : key.ends_with(suffix_)) return true;
  return false;
}

bool KeySelection::selects(const std::vector<std::string_view>& keys) const {
  switch (mode_) {
    case Mode::encrypted_suffix:
    case Mode::encrypted_regex:
      return any_matches(keys);
    case Mode::unencrypted_suffix:
    case Mode::unencrypted_regex:
      return !any_matches(keys);
    case Mode::nothing:
      break;
  }
  return false;
}

std::vector<Span> clear_leaves(const yaml::Node& document, const KeySelection& keys) {
  std::vector<Span> clear;
  for_each_leaf(document, [&](const Leaf& leaf) {
    if (leaf.keys.front() == "sops" || leaf.node.is_null() || leaf.node.text().empty()) return;
    if (keys.selects(leaf.keys) && !scheme_of_value(leaf.node.text())) clear.push_back(leaf.node.content_span());
  });
  return clear;
}

SopsConfiguration::SopsConfiguration(std::string_view file, const yaml::Node& document)
    : file_(file), folder_(tree::parent(file)) {
  for (yaml::Node entry : document.find("creation_rules").items()) {
    bool compiles = true;
    CreationRule rule = read_rule(entry, compiles);
    if (compiles)
      rules_.push_back(std::move(rule));
    else
      notices_.push_back({"ciphertext/bad-expression",
                          NoticeLevel::warning,
                          "a path_regex does not compile; its rule is left out",
                          file_,
                          0,
                          {}});
  }
}

const CreationRule* SopsConfiguration::rule_for(std::string_view path) const {
  if (path == file_ || !tree::is_below(path, folder_)) return nullptr;
  const std::string_view inner = folder_.empty() ? path : path.substr(folder_.size() + 1);
  for (const CreationRule& rule : rules_)
    if (!rule.regex || found_in(*rule.regex, inner)) return &rule;
  return nullptr;
}

bool is_sops_configuration(std::string_view path) {
  const std::string_view base = tree::base_name(path);
  return base == ".sops.yaml" || base == ".sops.yml";
}

}  // namespace rummage::ciphertext
