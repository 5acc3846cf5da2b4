#include "kustomize/kind_order.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace rummage::kustomize {
namespace {

constexpr std::string_view first[] = {"Namespace",
                                      "ResourceQuota",
                                      "StorageClass",
                                      "CustomResourceDefinition",
                                      "ServiceAccount",
                                      "PodSecurityPolicy",
                                      "Role",
                                      "ClusterRole",
                                      "RoleBinding",
                                      "ClusterRoleBinding",
                                      "ConfigMap",
                                      "Secret",
                                      "Endpoints",
                                      "Service",
                                      "LimitRange",
                                      "PriorityClass",
                                      "PersistentVolume",
                                      "PersistentVolumeClaim",
                                      "Deployment",
                                      "StatefulSet",
                                      "CronJob",
                                      "PodDisruptionBudget"};
constexpr std::string_view last[] = {"MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"};

// Below 0 for what comes first, above 0 for what comes last.
long rank(std::string_view kind) {
  if (const auto* at = std::find(std::begin(first), std::end(first), kind); at != std::end(first))
    return at - std::end(first);
  const auto* at = std::find(std::begin(last), std::end(last), kind);
  return at == std::end(last) ? 0 : at - std::begin(last) + 1;
}

}  // namespace

std::span<const std::string_view> first_kinds() {
  return first;
}

std::span<const std::string_view> last_kinds() {
  return last;
}

std::string kind_text(const Gvk& gvk) {
  std::string out(or_else(gvk.group, "~G"));
  out.append("_").append(or_else(gvk.version, "~V"));
  return out.append("_").append(or_else(gvk.kind, "~K"));
}

bool kind_before(const Gvk& a, const Gvk& b) {
  const long left = rank(a.kind), right = rank(b.kind);
  if (left != right) return left < right;
  if (a.group == b.group && a.version == b.version && a.kind == b.kind) return false;
  return kind_text(a) < kind_text(b);
}

}  // namespace rummage::kustomize
