#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "findings/datum.h"
#include "findings/rule.h"

namespace rummage::findings {

/// A rule as it stands in a file: what everybody sees of it, and its `match:`, which only its own room understands.
struct ReadRule {
  Rule rule;
  Datum match;
  std::uint32_t line = 0;
};

/// The rules of one file, and the text that their views point into. Movable; views stay valid.
class RuleFile {
 public:
  /// Reads a rule file (detectors/rules/README.md says its shape). `name` is used in messages only. Errors
  /// (`rules/syntax`, `rules/unknown-key`, `rules/bad-value`): "NAME:LINE: what is wrong", with the nearest known key.
  /// At most 4 MiB, 5,000 rules and 64 levels.
  static Result<RuleFile> read(std::string_view yaml, std::string_view name);

  std::span<const ReadRule> rules() const { return rules_; }

 private:
  friend class RuleFileReader;
  std::vector<ReadRule> rules_;
  std::unique_ptr<std::deque<std::string>> texts_ = std::make_unique<std::deque<std::string>>();
  std::unique_ptr<std::deque<std::vector<std::string_view>>> lists_ =
      std::make_unique<std::deque<std::vector<std::string_view>>>();
  std::unique_ptr<std::deque<std::vector<Example>>> examples_ = std::make_unique<std::deque<std::vector<Example>>>();
  std::unique_ptr<std::deque<std::vector<Datum>>> data_ = std::make_unique<std::deque<std::vector<Datum>>>();
};

/// The one of `known` that is spelled most like `word`; empty when none is near (edit distance above a third).
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

}  // namespace rummage::findings
