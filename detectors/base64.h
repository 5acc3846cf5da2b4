#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rummage::detectors {

/// The six bits of a base64 digit of either alphabet; negative for other characters.
int base64_digit(char c);

/// Decodes base64 of either alphabet, padded or not. Blanks and line breaks are skipped. Nothing when another character
/// stands in it or a last digit is left over. Lenient about the unused bits of the last digit.
std::optional<std::string> base64_decoded(std::string_view text);

std::string base64_encoded(std::string_view bytes);

}  // namespace rummage::detectors
