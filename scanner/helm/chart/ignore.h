#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "helm/chart/go_match.h"

namespace rummage::helm {

/// The rules of a .helmignore file: Helm's own language (pkg/ignore). The first rule that applies decides; a rule with
/// `!` takes everything away that it does not match.
class IgnoreRules {
 public:
  /// Only the built-in rule: dotfiles in templates/.
  IgnoreRules();
  /// Error `helm/ignore-file` for `**` or a malformed pattern, with the line in its message.
  static Result<IgnoreRules> parse(std::string_view content);

  /// `path` from the chart's folder, not empty.
  bool ignores(std::string_view path, bool is_directory) const;

 private:
  struct Rule {
    GoPattern pattern;
    bool negated = false;
    bool directories_only = false;
    bool whole_path = false;  ///< else the last part alone is matched
  };
  bool add(std::string_view line);

  std::vector<Rule> rules_;
};

}  // namespace rummage::helm
