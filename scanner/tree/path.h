#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rummage::tree {

/// `relative` seen from `directory`, both below the root, with "", "." and ".." applied to the names alone (no link is
/// looked at). Nothing when it leaves the root or is absolute.
std::optional<std::string> join(std::string_view directory, std::string_view relative);

/// The directory part: "a/b" of "a/b/c", "" of "c".
std::string_view parent(std::string_view path);

/// The last part: "c" of "a/b/c".
std::string_view base_name(std::string_view path);

/// True when `path` is `directory` or below it; everything is below "".
bool is_below(std::string_view path, std::string_view directory);

/// True when `path` is written as Entry::path wants it: no zero byte, no empty, "." or ".." part, no part ".git". The
/// root, "", is clean.
bool is_clean(std::string_view path);

/// `directory` and `name` with a slash between them where it needs one.
std::string child(std::string_view directory, std::string_view name);

}  // namespace rummage::tree
