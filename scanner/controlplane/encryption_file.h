#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "kubernetes/object.h"

namespace rummage::controlplane {

/// A key written into the file; `literal` unless the value is a template or a reference.
struct EncryptionKey {
  std::string_view name;
  Span span;  ///< of the secret
  bool literal = true;
};

/// `identity` (no encryption), `aescbc`, `aesgcm`, `secretbox` or `kms`.
struct EncryptionProvider {
  std::string_view kind;
  Span span;  ///< of the provider's key
  std::vector<EncryptionKey> keys;
  std::string_view api_version;  ///< of kms: "v1" when not written
};

struct EncryptionRule {
  std::vector<yaml::Node> resources;          ///< scalars: "secrets", "*.", "*.*", "*.apps"
  std::vector<EncryptionProvider> providers;  ///< the first one writes, all read

  /// True when the rule is about Secrets: "secrets", "*." (the core group) or "*.*".
  bool covers_secrets() const;
};

/// How the API server encrypts what it stores; per resource the first rule that covers it counts.
struct EncryptionFile {
  Span kind_span;
  std::vector<EncryptionRule> rules;
};

/// Nothing unless the object is an EncryptionConfiguration (or the older EncryptionConfig).
std::optional<EncryptionFile> encryption_file_of(const kubernetes::Object& object);

}  // namespace rummage::controlplane
