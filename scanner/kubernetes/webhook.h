#pragma once

#include <string_view>
#include <vector>

#include "kubernetes/object.h"

namespace rummage::kubernetes {

/// One webhook of a Mutating- or ValidatingWebhookConfiguration.
struct Webhook {
  std::string_view name, failure_policy;
  std::string_view url;                  ///< clientConfig.url; empty when it names a service
  std::string_view service_ns, service;  ///< clientConfig.service
  yaml::Node node, rules;
  bool mutating = false;
};

/// Empty for every other kind.
std::vector<Webhook> webhooks_of(const Object& object);

}  // namespace rummage::kubernetes
