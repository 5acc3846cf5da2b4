#include "detectors/inspect/valueless_kinds.h"

#include <algorithm>
#include <array>

namespace rummage::detectors {
namespace {

// Sorted. Core, apps, policy, rbac, networking, storage and apiextensions groups of Kubernetes 1.34, and the rule and
// monitor kinds of the Prometheus operator (its endpoints name Secrets, they hold none).
constexpr std::array<std::string_view, 29> kinds = {"APIService",
                                                    "ClusterRole",
                                                    "ClusterRoleBinding",
                                                    "CustomResourceDefinition",
                                                    "EndpointSlice",
                                                    "Endpoints",
                                                    "HorizontalPodAutoscaler",
                                                    "IngressClass",
                                                    "Lease",
                                                    "LimitRange",
                                                    "MutatingWebhookConfiguration",
                                                    "Namespace",
                                                    "NetworkPolicy",
                                                    "PersistentVolumeClaim",
                                                    "PodDisruptionBudget",
                                                    "PodMonitor",
                                                    "PodSecurityPolicy",
                                                    "PriorityClass",
                                                    "PrometheusRule",
                                                    "ResourceQuota",
                                                    "Role",
                                                    "RoleBinding",
                                                    "RuntimeClass",
                                                    "Service",
                                                    "ServiceAccount",
                                                    "ServiceMonitor",
                                                    "StorageClass",
                                                    "ValidatingWebhookConfiguration",
                                                    "VolumeSnapshotClass"};

}  // namespace

bool is_valueless_kind(std::string_view kind) {
  return std::binary_search(kinds.begin(), kinds.end(), kind);
}

}  // namespace rummage::detectors
