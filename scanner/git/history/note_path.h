#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rummage::git::history {

/// The id, in hex, that a path of a notes tree annotates: 40 or 64 hex digits, folders of two digits in front or not
/// (git-notes, "NOTES MERGE STRATEGIES": the fan-out grows with the number of notes). Nothing for other paths.
std::optional<std::string> annotated_id(std::string_view path);

}  // namespace rummage::git::history
