#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sources/position_map.h"

namespace rummage::sources {

enum class Codec : std::uint8_t {
  base64,      ///< RFC 4648 section 4; padding may be absent; line breaks and blanks inside are skipped
  base64_url,  ///< RFC 4648 section 5; the same freedoms
  hex,         ///< two digits a byte, either case
  percent,     ///< RFC 3986: %41; a lone % stays
  escapes,     ///< the backslash escapes of JSON and double-quoted YAML; unknown ones stay as they are
  utf16_le,
  utf16_be,
  utf32_le,
  utf32_be,  ///< these four to UTF-8, a byte order mark left out, invalid units as U+FFFD
  opaque,    ///< a decompression or computation: the whole comes from the whole
};

/// "base64", "percent" ...
const char* name(Codec codec);

/// The bytes of a layer and the map down to the text they were made from.
struct Recoded {
  std::string bytes;
  PositionMap map;
};

/// Decodes all of `text`. Errors (`codec/invalid`): a character, length or padding that the codec does not allow. What
/// is decoded may be any bytes. `opaque` cannot be decoded. Pure.
Result<Recoded> decode(Codec codec, std::string_view text);

/// Encodes `bytes` (base64 with padding and without breaks, lower-case hex, percent for all but unreserved characters,
/// JSON escapes). The UTF codecs and `opaque` have no encoder: `codec/invalid`. Pure.
Result<Recoded> encode(Codec codec, std::string_view bytes);

}  // namespace rummage::sources
