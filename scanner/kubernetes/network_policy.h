#pragma once

#include <optional>

#include "kubernetes/object.h"
#include "kubernetes/selector.h"

namespace rummage::kubernetes {

/// A NetworkPolicy of networking.k8s.io.
struct NetworkPolicy {
  Selector pods;                         ///< spec.podSelector; no requirement: every pod of the namespace
  bool ingress = false, egress = false;  ///< directions it isolates: policyTypes, else ingress and, with rules, egress
  yaml::Node ingress_rules, egress_rules;  ///< sequences; absent: nothing is let through
};

std::optional<NetworkPolicy> network_policy_of(const Object& object);

}  // namespace rummage::kubernetes
