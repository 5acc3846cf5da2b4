#include "kustomize/kind_order.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rummage::kustomize {
namespace {

constexpr std::array<std::string_view, 22> first{"Namespace",
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

int rank(std::string_view kind) {
  const auto* const found = std::find(first.begin(), first.end(), kind);
  if (found != first.end()) return static_cast<int>(found - first.end());
  if (kind == "MutatingWebhookConfiguration") return 1;
  return kind == "ValidatingWebhookConfiguration" ? 2 : 0;
}

std::string_view or_else(std::string_view text, std::string_view other) {
  return text.empty() ? other : text;
}

/// The text that kinds of the same rank are compared by.
std::string joined(const Gvk& gvk) {
  std::string out(or_else(gvk.group, "~G"));
  out += '_';
  out += or_else(gvk.version, "~V");
  out += '_';
  return out += or_else(gvk.kind, "~K");
}

}  // namespace

bool kind_before(const Gvk& a, const Gvk& b) {
  const int left = rank(a.kind), right = rank(b.kind);
  if (left != right) return left < right;
  if (a.group == b.group && a.version == b.version && a.kind == b.kind) return false;
  return joined(a) < joined(b);
}

}  // namespace rummage::kustomize
