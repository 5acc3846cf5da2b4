#pragma once

#include <string_view>

namespace rummage::policies::hygiene {

/// True when a decoded value of a Secret is something that a person wrote down: not empty, no template, reference,
/// placeholder, ciphertext or public certificate, and not under a key that names no credential ("username", "host").
bool is_literal(std::string_view key, std::string_view value);

/// True when the last word of a key or variable says that it holds no credential: "S3_REGION", "db-host", "username".
bool is_plain_name(std::string_view name);

}  // namespace rummage::policies::hygiene
