#include "kubernetes/service_account.h"

namespace rummage::kubernetes {

std::optional<ServiceAccount> service_account_of(const Object& object) {
  if (!object.is("", "ServiceAccount")) return std::nullopt;
  yaml::Node automount = object.node.find("automountServiceAccountToken");
  return ServiceAccount{
      .automount = automount.as_bool(),
      .automount_span = automount ? automount.span() : object.name_span(),
      .mountable_only = object.annotations().find("kubernetes.io/enforce-mountable-secrets").text() == "true"};
}

}  // namespace rummage::kubernetes
