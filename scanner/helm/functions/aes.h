#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rummage::helm {

/// AES-256-CBC with PKCS#7 padding, the key being the password's first 32 bytes filled up with zeros: `iv` (16 bytes)
/// and the ciphertext. Nothing when the library fails.
std::optional<std::string> aes_encrypt(std::string_view password, std::string_view text, std::string_view iv);
/// Turns it back; nothing when the size is no multiple of 16 or the last byte is no padding.
std::optional<std::string> aes_decrypt(std::string_view password, std::string_view crypt);

}  // namespace rummage::helm
