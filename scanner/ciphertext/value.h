#pragma once

#include <optional>
#include <string_view>

#include "ciphertext/encryption.h"

namespace rummage::ciphertext {

/// The scheme of one value that is ciphertext as a whole, blanks around it allowed: `ENC[AES256_GCM,...]` of SOPS,
/// armored age and PGP messages, `$ANSIBLE_VAULT;...` blocks. Nothing for anything else. Linear, no allocation.
std::optional<Scheme> scheme_of_value(std::string_view value);

/// The scheme of a file that is ciphertext as a whole: the same, binary age, and git-crypt's magic bytes.
std::optional<Scheme> scheme_of_file(std::string_view bytes);

}  // namespace rummage::ciphertext
