#pragma once

#include <optional>
#include <string_view>

#include "base/span.h"
#include "ciphertext/encryption.h"
#include "yaml/node.h"

namespace rummage::ciphertext {

/// What is encrypted in a YAML or JSON document: a mapping with `sops` metadata, or a SealedSecret. Nothing for others.
/// Pure; at most 100,000 leaves are looked at.
std::optional<Encryption> encryption_of(const yaml::Node& document);

/// What is encrypted in a text without such structure: a file that is ciphertext as a whole, or the dotenv and INI
/// forms of SOPS (lines `sops_...=`, section `[sops]`). `text` names the bytes in spans.
std::optional<Encryption> encryption_of_text(std::string_view bytes, TextId text);

}  // namespace rummage::ciphertext
