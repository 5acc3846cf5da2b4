#pragma once

#include <optional>
#include <string_view>

#include "sources/codec.h"

namespace rummage::sources {

/// The UTF codec a text must be decoded with before it can be read as UTF-8; nothing for UTF-8 and anything else. By
/// byte order mark, or without one by zero bytes: at least 4 bytes, of the first 1,024 code units nine in ten ASCII.
std::optional<Codec> wide_encoding(std::string_view bytes);

}  // namespace rummage::sources
