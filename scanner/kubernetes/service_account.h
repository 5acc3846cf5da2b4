#pragma once

#include <optional>
#include <string_view>

#include "kubernetes/object.h"

namespace rummage::kubernetes {

/// What a ServiceAccount says beside its name; its references are in references.h.
struct ServiceAccount {
  std::optional<bool> automount;  ///< automountServiceAccountToken; nothing when not written (pods then get a token)
  Span automount_span;            ///< of the value, else of metadata.name
  bool mountable_only = false;    ///< annotation kubernetes.io/enforce-mountable-secrets: "true"
};

/// Nothing unless the object is a ServiceAccount of the core group.
std::optional<ServiceAccount> service_account_of(const Object& object);

}  // namespace rummage::kubernetes
