#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "findings/credential.h"

namespace rummage::findings {

/// The only keeper of values that a later comparison needs in clear. Values go in, comparisons come out: there is no
/// way to copy or print one. Thread-safe until `wipe`.
class Vault {
 public:
  Vault() = default;
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;
  ~Vault();

  /// Keeps the value of a credential; a second value for the same credential is ignored (it is the same one).
  void keep(CredentialId credential, std::string_view value);
  /// True when the value kept for `credential` stands within `text`. False when none is kept.
  bool stands_in(CredentialId credential, std::string_view text) const;
  /// Overwrites and forgets everything.
  void wipe();

 private:
  mutable std::mutex mutex_;
  std::unordered_map<CredentialId, std::string> values_;
};

}  // namespace rummage::findings
