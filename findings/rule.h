#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "findings/severity.h"

namespace rummage::findings {

/// Numbers a rule within one Catalogue.
using RuleIndex = std::uint16_t;
inline constexpr RuleIndex no_rule = 0xFFFF;

/// An example in a rule file. `text` may hold generators such as `${github-pat:1}` (detectors expand them).
/// `line`: where a bad example fires, from 1; 0 for a good one.
struct Example {
  std::string_view text;
  std::uint32_t line = 0;
  std::string_view path;  ///< the file name to pretend, may be empty
};

/// What is known of a rule beside how it judges. All text lives as long as the catalogue (static for built-in rules).
struct Rule {
  std::string_view id;     ///< "area/name", never renamed
  std::string_view title;  ///< at most 80 characters, no full stop
  Severity severity = Severity::medium;
  std::string_view precision;  ///< "very-high", "high", "medium" or "low", as code scanning names it
  std::string_view what, why, fix;
  std::string_view since;                        ///< version that brought it: "0.1"
  std::string_view public_prefix;                ///< what of a value may be shown: "ghp_"; empty: nothing
  std::span<const std::string_view> tags;        ///< "security", "external/cwe/cwe-798", ...
  std::span<const std::string_view> mappings;    ///< "CIS-1.12:5.1.1", "NSA:...", "OWASP:K01", "ATTACK:T1552.007"
  std::span<const std::string_view> references;  ///< addresses to read on
  std::span<const Example> bad, good;

  std::string_view area() const { return id.substr(0, id.find('/')); }
};

/// All rules of a run, built-in and user's, sorted by id. Frozen once made; thread-safe.
class Catalogue {
 public:
  /// The rules must outlive the catalogue. Ids are unique.
  explicit Catalogue(std::vector<Rule> rules);
  std::span<const Rule> rules() const { return rules_; }
  const Rule& operator[](RuleIndex index) const { return rules_[index]; }
  /// `no_rule` when there is none of that id.
  RuleIndex find(std::string_view id) const;

 private:
  std::vector<Rule> rules_;
};

/// True when `glob` (`*` any characters, `?` one) matches the whole id.
bool id_matches(std::string_view glob, std::string_view id);

}  // namespace rummage::findings
