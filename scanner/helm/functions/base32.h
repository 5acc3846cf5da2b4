#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "sources/codec.h"

namespace rummage::helm {

/// RFC 4648 base32 with padding.
sources::Recoded encode_base32(std::string_view bytes);

struct Base32Decoded {
  std::optional<sources::Recoded> recoded;  ///< nothing when the text is not base32 to Go's encoding/base32
  std::size_t fault = 0;                    ///< then: where Go sees the fault, line breaks not counted
};

/// Decodes as Go's base32.StdEncoding does: line breaks are skipped, padding is needed, what follows the last group is
/// not looked at.
Base32Decoded decode_base32(std::string_view text);

}  // namespace rummage::helm
