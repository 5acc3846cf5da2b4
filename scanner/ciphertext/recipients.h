#pragma once

#include <vector>

#include "ciphertext/encryption.h"
#include "yaml/node.h"

namespace rummage::ciphertext {

/// Adds whoever can decrypt, as `sops` metadata or a creation rule names them, key groups included.
void add_recipients(std::vector<Recipient>& to, const yaml::Node& mapping);

}  // namespace rummage::ciphertext
