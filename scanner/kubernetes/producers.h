#pragma once

#include <string_view>
#include <vector>

#include "kubernetes/object.h"

namespace rummage::kubernetes {

/// A Secret that comes to be in the cluster because of an object.
struct ProducedSecret {
  std::string_view ns;    ///< empty: the object's own
  std::string_view name;  ///< never empty
  Span span;              ///< of the name
  /// Keys it certainly has; empty: not known.
  std::vector<std::string_view> keys;
};

/// The Secrets that an object makes: a Secret itself, SealedSecret, ExternalSecret (target.name, else its own),
/// ClusterExternalSecret, VaultStaticSecret and its kin (destination.name), Certificate (secretName),
/// SecretProviderClass (secretObjects). Empty for other kinds.
std::vector<ProducedSecret> produced_secrets(const Object& object);

/// What a store-backed object fetches: one entry of a remote store.
struct RemoteKey {
  std::string_view store_kind, store_name;  ///< of secretStoreRef; the kind as written, "SecretStore" when not
  std::string_view key, property, version;
  Span span;  ///< of the key
};

/// ExternalSecret and ClusterExternalSecret: `data[].remoteRef`, `dataFrom[].extract`. Empty for other kinds.
std::vector<RemoteKey> remote_keys(const Object& object);

/// True for SecretStore, ClusterSecretStore (external-secrets.io), VaultAuth, VaultConnection, SecretProviderClass.
bool is_secret_store(const Object& object);

}  // namespace rummage::kubernetes
