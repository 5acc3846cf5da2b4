#pragma once

#include <string_view>

namespace rummage::kustomize {

/// True for the objects that Kustomize 5.7 knows to belong to no namespace: the cluster-wide kinds of the Kubernetes
/// 1.21 API, in the versions that it had. Everything else, later kinds and custom resources too, counts as namespaced.
/// `api_version` as objects write it: "rbac.authorization.k8s.io/v1".
bool is_cluster_scoped(std::string_view api_version, std::string_view kind);

}  // namespace rummage::kustomize
