#pragma once

#include <span>
#include <string_view>

namespace rummage::schema {

/// Where a kind keeps the pods it makes.
struct WorkloadShape {
  std::string_view group, kind;
  std::string_view pod_spec;      ///< JSON pointer to the PodSpec: "/spec/template/spec"
  std::string_view pod_metadata;  ///< JSON pointer to the pod's metadata: "/spec/template/metadata"
  bool runs = true;               ///< false: a template only (PodTemplate)
};

/// All known kinds, custom ones (Argo Rollout, Knative Service, OpenShift DeploymentConfig ...) among them.
std::span<const WorkloadShape> workload_shapes();

/// Null for kinds that make no pods. The groups that Kubernetes dropped ("extensions") count as "apps".
const WorkloadShape* workload_shape(std::string_view group, std::string_view kind);

/// Keys of a PodSpec that hold containers.
std::span<const std::string_view> container_lists();

}  // namespace rummage::schema
