#include "kubernetes/pod_spec.h"

#include <array>

#include "schema/workloads.h"

namespace rummage::kubernetes {
namespace {

struct PodPlace {
  std::string_view group, kind, pointer;
};

constexpr std::string_view in_template = "/spec/template/spec";
constexpr std::string_view in_job_template = "/spec/jobTemplate/spec/template/spec";

// Kinds that name an account and volumes as a pod does, but hold their containers elsewhere. Facts: Argo Workflows 3.
constexpr std::array pod_places = {
    PodPlace{"argoproj.io", "Workflow", "/spec"},
    PodPlace{"argoproj.io", "WorkflowTemplate", "/spec"},
    PodPlace{"argoproj.io", "ClusterWorkflowTemplate", "/spec"},
    PodPlace{"argoproj.io", "CronWorkflow", "/spec/workflowSpec"},
    PodPlace{"tekton.dev", "TaskRun", "/spec"},
    PodPlace{"tekton.dev", "PipelineRun", "/spec/taskRunTemplate"},
};

std::string_view pointer_of(const Object& object) {
  if (object.object_class != ObjectClass::resource) return {};
  if (const schema::WorkloadShape* shape = schema::workload_shape(object.group(), object.kind)) return shape->pod_spec;
  for (const PodPlace& place : pod_places)
    if (object.is(place.group, place.kind)) return place.pointer;
  // Custom kinds that hold a pod template as the built-in ones do.
  for (std::string_view pointer : {in_template, in_job_template})
    if (object.node.at_pointer(pointer).find("containers").is_sequence()) return pointer;
  return {};
}

void add_containers(yaml::Node list, ContainerKind kind, std::vector<Container>& out) {
  for (yaml::Node item : list.items())
    if (item.is_mapping()) out.push_back({kind, item});
}

}  // namespace

std::optional<PodSpec> pod_spec(const Object& object) {
  std::string_view pointer = pointer_of(object);
  if (pointer.empty()) return std::nullopt;
  yaml::Node spec = object.node.at_pointer(pointer);
  if (!spec.is_mapping()) return std::nullopt;
  std::string_view holder = pointer.substr(0, pointer.rfind('/'));
  return PodSpec{spec, object.node.at_pointer(holder).find("metadata"), pointer};
}

AccountName PodSpec::account() const {
  yaml::Node current = node.find("serviceAccountName"), old = node.find("serviceAccount");
  if (!current.text().empty()) return {current.text(), current.span(), false};
  if (!old.text().empty()) return {old.text(), old.span(), true};
  return {};
}

std::vector<Container> PodSpec::containers() const {
  std::vector<Container> all;
  add_containers(node.find("initContainers"), ContainerKind::init, all);
  add_containers(node.find("containers"), ContainerKind::container, all);
  add_containers(node.find("ephemeralContainers"), ContainerKind::ephemeral, all);
  return all;
}

std::vector<Volume> PodSpec::volumes() const {
  std::vector<Volume> all;
  for (yaml::Node item : node.find("volumes").items()) {
    Volume volume{.name = item.find("name").text(), .node = item};
    for (const yaml::Entry& entry : item.entries())
      if (entry.key.text() != "name") volume.source = entry.key.text(), volume.detail = entry.value;
    all.push_back(volume);
  }
  return all;
}

bool mounts_token(const PodSpec& pod, const Object* account) {
  if (std::optional<bool> own = pod.automount()) return *own;
  if (account == nullptr) return true;
  return account->node.find("automountServiceAccountToken").as_bool().value_or(true);
}

}  // namespace rummage::kubernetes
