#pragma once

#include <cstddef>
#include <string_view>

namespace rummage::helm {

/// The parts of a version at the front of a text; views into it.
struct VersionParts {
  std::string_view numbers[3];  ///< digits, or wildcards; empty when left out
  std::string_view prerelease, metadata;
  std::size_t size = 0;  ///< bytes that they take with "v", points and marks; 0: there is no version
};

/// Reads as much of a version as there is. `wildcards`: x, X and * may stand among the digits (and |, as upstream).
VersionParts scan_version(std::string_view text, bool wildcards);

/// Blanks as regular expressions count them.
inline bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}
/// Blanks at the front.
std::size_t blanks(std::string_view text);

}  // namespace rummage::helm
