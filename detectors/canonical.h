#pragma once

#include <string>
#include <string_view>

namespace rummage::detectors {

/// The value by which a credential is known wherever it stands: base64 layers of readable text are taken off (three at
/// most), blanks and line breaks at the ends too. Both lanes use it, so that a password and its base64 are one.
std::string canonical_value(std::string_view value);

/// A password as it stands in a URL: percent escapes decoded, then as above.
std::string canonical_url_part(std::string_view value);

/// Percent escapes decoded; a `%` that begins none stays.
std::string percent_decoded(std::string_view text);

/// `text` decoded when it is base64 (standard or URL alphabet) of readable UTF-8; else empty.
std::string readable_base64(std::string_view text);

/// True for bytes that a person could read: UTF-8 or ASCII without control characters other than blanks and line
/// breaks.
bool is_readable(std::string_view bytes);

}  // namespace rummage::detectors
