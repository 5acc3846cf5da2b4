#include "kubernetes/webhook.h"

namespace rummage::kubernetes {

std::vector<Webhook> webhooks_of(const Object& object) {
  std::vector<Webhook> webhooks;
  bool mutating = object.is("admissionregistration.k8s.io", "MutatingWebhookConfiguration");
  if (!mutating && !object.is("admissionregistration.k8s.io", "ValidatingWebhookConfiguration")) return webhooks;
  for (yaml::Node node : object.node.find("webhooks").items()) {
    yaml::Node client = node.find("clientConfig");
    webhooks.push_back({.name = node.find("name").text(),
                        .failure_policy = node.find("failurePolicy").text(),
                        .url = client.find("url").text(),
                        .service_ns = client.find("service").find("namespace").text(),
                        .service = client.find("service").find("name").text(),
                        .node = node,
                        .rules = node.find("rules"),
                        .mutating = mutating});
  }
  return webhooks;
}

}  // namespace rummage::kubernetes
