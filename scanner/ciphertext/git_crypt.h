#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace rummage::ciphertext {

/// The paths that one .gitattributes hands to git-crypt. A covered blob in Git must begin with git-crypt's magic bytes
/// (scheme_of_file); in an unlocked worktree the file is clear, and rightly so.
class GitCryptAttributes {
 public:
  /// `folder`: where the .gitattributes stands. At most 10,000 lines are read.
  GitCryptAttributes(std::string_view folder, std::string_view text);
  /// The last line that speaks of the path decides, as in Git.
  bool covers(std::string_view path) const;
  bool empty() const { return lines_.empty(); }

 private:
  struct Line {
    std::shared_ptr<const re2::RE2> pattern;
    bool on = true;
  };
  std::string folder_;
  std::vector<Line> lines_;
};

}  // namespace rummage::ciphertext
