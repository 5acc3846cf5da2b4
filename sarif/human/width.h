#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rummage::sarif {

/// What a terminal may be given: control characters, direction marks and zero-width characters become U+FFFD, as
/// invalid UTF-8 does, so that no name in a repository moves the cursor or hides another; white space becomes a blank.
std::string printable(std::string_view text);

/// Columns that `text` takes in a terminal: combining marks none, wide East Asian characters and emoji two.
/// `text` is printable.
std::size_t display_width(std::string_view text);

/// `text` when it fits, else its beginning before "...".
std::string keep_begin(const std::string& text, std::size_t width);

/// `path` in lines of at most `width` columns, broken behind a `/` where there is one; nothing is left out. At least
/// one line. `path` is printable.
std::vector<std::string> break_path(const std::string& path, std::size_t width);

/// `text` in lines of at most `width` columns, broken at blanks, longer words behind a `/` or where they must; at most
/// `most` lines, of which the last ends in "..." when something is left out. `text` is printable.
std::vector<std::string> wrap(const std::string& text, std::size_t width, std::size_t most);

}  // namespace rummage::sarif
