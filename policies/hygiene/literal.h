#pragma once

#include <string_view>

namespace rummage::policies::hygiene {

/// True when a decoded value of a Secret is something that a person wrote down: not empty, no template, reference,
/// placeholder, ciphertext or public certificate, and not under a key that names no credential ("username", "host").
bool is_literal(std::string_view key, std::string_view value);

}  // namespace rummage::policies::hygiene
