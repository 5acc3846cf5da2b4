#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rummage::detectors {

/// A private key in PEM armour, as found in a text.
struct PemKey {
  std::size_t begin = 0, end = 0;  ///< from the first dash to the last one (or to where the text breaks off)
  std::string label;               ///< "RSA PRIVATE KEY"
  std::string material;            ///< the decoded bytes, whatever the line breaks and indentation were
  bool encrypted = false;
  bool closed = false;  ///< the END line is there
  bool proven = false;  ///< the bytes are DER or openssh-key-v1 of the right length
};

/// Reads the block whose words "PRIVATE KEY-----" stand at `at`. Takes real line breaks, escaped ones (`\n`),
/// indentation, and string literals that are joined over lines. Nothing for END lines, public keys and bodies that are
/// no base64.
std::optional<PemKey> read_pem(std::string_view text, std::size_t at);

/// The first private key of a text.
std::optional<PemKey> find_pem(std::string_view text);

}  // namespace rummage::detectors
