#include "schema/workloads.h"

#include <algorithm>

namespace rummage::schema {
namespace {

constexpr std::string_view spec = "/spec/template/spec", metadata = "/spec/template/metadata";

constexpr WorkloadShape shapes[] = {
    {"", "Pod", "/spec", "/metadata"},
    {"", "PodTemplate", "/template/spec", "/template/metadata", false},
    {"", "ReplicationController", spec, metadata},
    {"apps", "DaemonSet", spec, metadata},
    {"apps", "Deployment", spec, metadata},
    {"apps", "ReplicaSet", spec, metadata},
    {"apps", "StatefulSet", spec, metadata},
    {"batch", "CronJob", "/spec/jobTemplate/spec/template/spec", "/spec/jobTemplate/spec/template/metadata"},
    {"batch", "Job", spec, metadata},
    {"apps.kruise.io", "CloneSet", spec, metadata},
    {"apps.kruise.io", "DaemonSet", spec, metadata},
    {"apps.kruise.io", "StatefulSet", spec, metadata},
    {"apps.openshift.io", "DeploymentConfig", spec, metadata},
    {"argoproj.io", "Rollout", spec, metadata},
    {"keda.sh", "ScaledJob", "/spec/jobTargetRef/template/spec", "/spec/jobTargetRef/template/metadata"},
    {"serving.knative.dev", "Configuration", spec, metadata},
    {"serving.knative.dev", "Revision", "/spec", "/metadata"},
    {"serving.knative.dev", "Service", spec, metadata},
};

constexpr std::string_view lists[] = {"initContainers", "containers", "ephemeralContainers"};

}  // namespace

std::span<const WorkloadShape> workload_shapes() {
  return shapes;
}
std::span<const std::string_view> container_lists() {
  return lists;
}

const WorkloadShape* workload_shape(std::string_view group, std::string_view kind) {
  const std::string_view today = group == "extensions" ? "apps" : group;
  const auto* at = std::find_if(std::begin(shapes), std::end(shapes),
                                [&](const WorkloadShape& shape) { return shape.kind == kind && shape.group == today; });
  return at == std::end(shapes) ? nullptr : at;
}

}  // namespace rummage::schema
