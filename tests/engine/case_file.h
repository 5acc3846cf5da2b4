#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rummage::test {

/// A finding that a case expects.
struct Expected {
  std::string path;
  std::uint32_t line = 0;
  std::string rule;
  bool history = false;  ///< it stands in no tree any more
  auto operator<=>(const Expected&) const = default;
};

/// One commit of a case, or its only tree.
struct CaseStep {
  std::string message;                                     ///< of the commit
  std::vector<std::pair<std::string, std::string>> files;  ///< path and content to write
  std::vector<std::string> removed;
};

/// A test case in one text file:
///
///     # What it shows.
///     === commit message            (begins a commit; without one the case is a plain folder)
///     --- path/of/a/file.yaml
///     password: ${password:1}       #! secret/password
///     --- other/file (removed)
///
/// `#!` and what follows is no part of the line: rules that fire there, `history` before a rule when the finding is
/// only in history. Every finding must be expected and every expectation found. Generators as in rule files.
struct CaseFile {
  std::string name;
  bool git = false;
  std::vector<CaseStep> steps;
  std::vector<Expected> expected;  ///< sorted
};

CaseFile read_case(const std::string& path);

}  // namespace rummage::test
