#pragma once

#include <string_view>

#include "sources/codec.h"

namespace rummage::helm::go {

/// The bytes between the quotes of strconv.Quote(text) (`ascii`: of QuoteToASCII), with the map down to `text`.
sources::Recoded quoted(std::string_view text, bool ascii = false);

/// True when quoted() would give `text` itself.
bool is_plain(std::string_view text, bool ascii = false);

}  // namespace rummage::helm::go
