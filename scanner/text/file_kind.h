#pragma once

#include <cstdint>
#include <string_view>

namespace rummage::text {

/// What the bytes of a content are, told from the bytes alone.
enum class ContentKind : std::uint8_t { utf8, utf16le, utf16be, utf32le, utf32be, archive, binary };

/// A byte order mark decides first, then archive magic, then the pattern of NUL bytes in the first 8,000 bytes (as many
/// as Git looks at); bytes with NUL that fit no encoding are `binary`. Invalid UTF-8 without NUL is still `utf8`.
ContentKind content_kind(std::string_view content);

/// The format of a file. No detector asks for it.
enum class FileKind : std::uint8_t {
  other,
  yaml,
  json,
  env,
  properties,
  shell,
  source_code,
  lock_file,
  minified,
  certificate
};

/// The format that the name alone says, wherever the file stands: a test's YAML is YAML.
FileKind format_of(std::string_view path);

}  // namespace rummage::text
