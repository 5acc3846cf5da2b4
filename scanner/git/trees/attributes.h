#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "git/trees/ignore_patterns.h"

namespace rummage::git::trees {

/// What the attributes of a worktree (gitattributes(5)) do to the bytes of files, as far as that decides whether a
/// file's blob can be told without reading it. In doubt they do something.
class Attributes {
 public:
  /// Reads the text of an attributes file that speaks for `directory` and what is below it.
  void add(std::string_view directory, std::string_view text);
  /// Ends of lines may be changed in any file.
  void add_line_ends() { line_ends_ = true; }
  /// There are attributes that are not read.
  void add_unknown() { anywhere_ = true; }

  /// The bytes of the file may differ from those of its blob, whatever they are: by a filter, ident or an encoding.
  bool filters(std::string_view path) const;
  /// Those of some file that holds carriage returns may.
  bool line_ends() const { return line_ends_; }

 private:
  struct Level {
    std::string directory;
    std::vector<IgnorePatterns> patterns;
  };
  void add_line(std::string_view line, Level& level);

  std::vector<Level> levels_;
  bool anywhere_ = false, line_ends_ = false;
};

}  // namespace rummage::git::trees
