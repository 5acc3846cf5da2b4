#include "kubernetes/network_policy.h"

namespace rummage::kubernetes {

std::optional<NetworkPolicy> network_policy_of(const Object& object) {
  if (!object.is("networking.k8s.io", "NetworkPolicy")) return std::nullopt;
  yaml::Node spec = object.spec(), types = spec.find("policyTypes");
  NetworkPolicy policy{.pods = selector_of(spec.find("podSelector")),
                       .ingress_rules = spec.find("ingress"),
                       .egress_rules = spec.find("egress")};
  for (yaml::Node type : types.items()) {
    policy.ingress = policy.ingress || type.text() == "Ingress";
    policy.egress = policy.egress || type.text() == "Egress";
  }
  if (types.size() == 0) policy.ingress = true, policy.egress = policy.egress_rules.size() > 0;
  return policy;
}

}  // namespace rummage::kubernetes
