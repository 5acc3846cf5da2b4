#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rummage::git::trees {

/// The patterns of one ignore file (gitignore(5), "Pattern format"), as Git 2.39 reads them.
class IgnorePatterns {
 public:
  IgnorePatterns() = default;
  /// Reads the text of a file. Any bytes will do.
  explicit IgnorePatterns(std::string_view text);

  bool empty() const { return patterns_.empty(); }
  /// What the last pattern that matches says: ignored or, for one with '!', not. Nothing when none matches. `path` is
  /// relative to the directory that the file speaks for.
  std::optional<bool> verdict(std::string_view path, bool directory) const;

 private:
  struct Pattern {
    std::string text;
    std::size_t plain = 0;  // bytes before the first wildcard
    bool negative = false;
    bool directory = false;  // ends with a slash: only for directories
    bool name_only = false;  // without a slash inside: for the last part of a path, at any depth
  };
  void add(std::string_view line);
  static bool matches(const Pattern& pattern, std::string_view path);
  std::vector<Pattern> patterns_;
};

}  // namespace rummage::git::trees
