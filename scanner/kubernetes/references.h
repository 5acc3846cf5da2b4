#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "kubernetes/object.h"

namespace rummage::kubernetes {

enum class ReferenceTarget : std::uint8_t { secret, config_map, service_account };

/// How an object uses another one.
enum class ReferenceUse : std::uint8_t {
  env,             ///< valueFrom.secretKeyRef or configMapKeyRef
  env_from,        ///< every key becomes a variable
  volume,          ///< a `secret` or `configMap` volume
  projected,       ///< a source of a `projected` volume
  csi,             ///< nodePublishSecretRef and its kin, also of flexVolume and other storage volumes
  image_pull,      ///< imagePullSecrets
  account_secret,  ///< `secrets` of a ServiceAccount
  tls,             ///< tls.secretName of an Ingress, credentialName or certificateRefs of a Gateway
  account,         ///< serviceAccountName
  other,           ///< a field of a custom object named like a reference to a Secret
};

/// One use of a Secret, ConfigMap or ServiceAccount by name.
struct Reference {
  ReferenceTarget target = ReferenceTarget::secret;
  ReferenceUse use = ReferenceUse::env;
  std::string_view name;       ///< of the object referred to; never empty
  std::string_view ns;         ///< written namespace of the reference; empty: the referring object's own
  std::string_view key;        ///< empty: all keys
  std::string_view container;  ///< name of the container; empty outside containers
  std::string_view variable;   ///< name of the environment variable (`env`) or prefix (`env_from`)
  bool optional = false;
  Span name_span;  ///< of the name
  Span key_span;   ///< of the key; the name's when there is none
  Span span;       ///< of the whole entry (the item of env, envFrom, volumes ...)
};

/// Every reference that the object holds, in document order: of its pod, of a ServiceAccount's lists, of an Ingress.
std::vector<Reference> references_of(const Object& object);

}  // namespace rummage::kubernetes
