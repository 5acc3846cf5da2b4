#include "findings/vault.h"

#include <openssl/crypto.h>

namespace rummage::findings {

Vault::~Vault() {
  wipe();
}

void Vault::keep(CredentialId credential, std::string_view value) {
  std::lock_guard lock(mutex_);
  values_.try_emplace(credential, value);
}

bool Vault::stands_in(CredentialId credential, std::string_view text) const {
  std::lock_guard lock(mutex_);
  auto at = values_.find(credential);
  return at != values_.end() && text.find(at->second) != std::string_view::npos;
}

void Vault::wipe() {
  std::lock_guard lock(mutex_);
  for (auto& [credential, value] : values_) OPENSSL_cleanse(value.data(), value.size());
  values_.clear();
}

}  // namespace rummage::findings
