#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace rummage::ciphertext {

enum class Scheme : std::uint8_t { sops, sealed_secret, age, pgp, ansible_vault, git_crypt };

const char* name(Scheme scheme);  ///< "SOPS", "SealedSecret", "age", "PGP", "ansible-vault", "git-crypt"

/// Whoever can decrypt: a public key, a key of a key service, or a controller. Public facts only.
struct Recipient {
  std::string kind;  ///< "age", "pgp", "kms", "gcp_kms", "azure_kv", "hc_vault", "controller"
  std::string text;
  Span span;
};

/// What is encrypted in a document or a file, and for whom.
struct Encryption {
  Scheme scheme = Scheme::sops;
  std::vector<Recipient> recipients;
  std::vector<Span> sealed;  ///< leaves that are ciphertext; the whole text when all of it is
  std::vector<Span> clear;   ///< leaves that the scheme's own rule wants encrypted and that are not
};

}  // namespace rummage::ciphertext
