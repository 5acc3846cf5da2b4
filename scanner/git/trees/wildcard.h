#pragma once

#include <string_view>

namespace rummage::git::trees {

/// Matches all of `text` against a pattern of gitignore(5): `*`, `?`, `[...]` with ranges, negation and POSIX classes,
/// and backslash escapes, byte by byte. With `paths`, `*`, `?` and brackets stop at a slash, and `**` between slashes
/// or ends stands for any number of directories; otherwise a slash is a byte like others. A pattern that asks for more
/// than a million steps matches nothing.
bool wildcard_match(std::string_view pattern, std::string_view text, bool paths);

}  // namespace rummage::git::trees
