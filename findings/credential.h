#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/keyed_hash.h"

namespace rummage::findings {

/// What makes two credentials the same one. Never the rule: a password in a URL and the same one in an env file are
/// one.
enum class CredentialClass : std::uint8_t {
  value,        ///< the bytes themselves, after decoding
  private_key,  ///< the key material, whatever the PEM layout
  identity,     ///< a public part that names one credential (a certificate's key, an access key id)
};

/// Numbers a credential within one run. 0: none.
using CredentialId = std::uint32_t;

/// All credentials of a run: their keyed hashes, never their values. Thread-safe. The numbers depend on the order of
/// `intern` calls and so never reach a report; reports number groups by their first place.
class CredentialTable {
 public:
  explicit CredentialTable(KeyedHash key) : key_(std::move(key)) {}

  /// The number of the credential with this canonical value (see detectors/canonical.h).
  CredentialId intern(CredentialClass kind, std::string_view canonical);
  /// The MAC behind a number, for comparing runs that hold the same key (--join-key-file).
  Mac mac(CredentialId id) const;
  CredentialClass kind(CredentialId id) const;

 private:
  struct Entry {
    Mac mac;
    CredentialClass kind;
  };
  KeyedHash key_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, CredentialId> by_mac_;
  std::vector<Entry> entries_;
};

}  // namespace rummage::findings
