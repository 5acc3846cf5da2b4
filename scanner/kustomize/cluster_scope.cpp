#include "kustomize/cluster_scope.h"

#include <algorithm>
#include <array>

namespace rummage::kustomize {
namespace {

struct Row {
  std::string_view group, versions, kind;  ///< versions between blanks
};

// Facts: kyaml/openapi 0.20, the kinds that its API description says are not namespaced.
constexpr std::array<Row, 22> rows{{
    {"", "v1", "ComponentStatus"},
    {"", "v1", "Namespace"},
    {"", "v1", "Node"},
    {"", "v1", "NodeProxyOptions"},
    {"", "v1", "PersistentVolume"},
    {"admissionregistration.k8s.io", "v1 v1beta1", "MutatingWebhookConfiguration"},
    {"admissionregistration.k8s.io", "v1 v1beta1", "ValidatingWebhookConfiguration"},
    {"apiextensions.k8s.io", "v1 v1beta1", "CustomResourceDefinition"},
    {"apiregistration.k8s.io", "v1 v1beta1", "APIService"},
    {"certificates.k8s.io", "v1 v1beta1", "CertificateSigningRequest"},
    {"flowcontrol.apiserver.k8s.io", "v1beta1", "FlowSchema"},
    {"flowcontrol.apiserver.k8s.io", "v1beta1", "PriorityLevelConfiguration"},
    {"networking.k8s.io", "v1 v1beta1", "IngressClass"},
    {"node.k8s.io", "v1 v1beta1", "RuntimeClass"},
    {"policy", "v1beta1", "PodSecurityPolicy"},
    {"rbac.authorization.k8s.io", "v1 v1beta1", "ClusterRole"},
    {"rbac.authorization.k8s.io", "v1 v1beta1", "ClusterRoleBinding"},
    {"scheduling.k8s.io", "v1 v1beta1", "PriorityClass"},
    {"storage.k8s.io", "v1 v1beta1", "CSIDriver"},
    {"storage.k8s.io", "v1 v1beta1", "CSINode"},
    {"storage.k8s.io", "v1 v1beta1", "StorageClass"},
    {"storage.k8s.io", "v1 v1beta1", "VolumeAttachment"},
}};

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

bool is_cluster_scoped(std::string_view api_version, std::string_view kind) {
  const std::size_t slash = api_version.find('/');
  const std::string_view group = slash == api_version.npos ? std::string_view() : api_version.substr(0, slash);
  const std::string_view version = slash == api_version.npos ? api_version : api_version.substr(slash + 1);
  return std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
    return row.kind == kind && row.group == group && has_word(row.versions, version);
  });
}

}  // namespace rummage::kustomize
