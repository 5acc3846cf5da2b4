#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// URLs as Go's net/url reads and writes them.
namespace rummage::helm::url {

/// A part of a URL: its value, and where it stands in what was read.
struct Part {
  std::string value;
  std::size_t begin = 0, end = 0;
};

struct Url {
  Part scheme, opaque, host, path, query, fragment;
  std::optional<Part> user;  ///< name and password, written as in a URL
};

/// url.Parse; nothing on any error.
std::optional<Url> parse(std::string_view text);
/// The host without port and brackets.
std::string_view hostname(std::string_view host);

/// What a part may hold without being escaped.
enum class Mode { path, user, host, zone, fragment };
std::string escape(std::string_view text, Mode mode);
/// Nothing for a broken escape, or one that the mode does not allow.
std::optional<std::string> unescape(std::string_view text, Mode mode);

}  // namespace rummage::helm::url
