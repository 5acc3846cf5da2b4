#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kubernetes/object.h"

namespace rummage::kubernetes {

enum class ContainerKind : std::uint8_t { container, init, ephemeral };

/// One container of a pod.
struct Container {
  ContainerKind kind = ContainerKind::container;
  yaml::Node node;
  std::string_view name() const { return node.find("name").text(); }
  std::string_view image() const { return node.find("image").text(); }
  yaml::Node env() const { return node.find("env"); }
  yaml::Node env_from() const { return node.find("envFrom"); }
  yaml::Node command() const { return node.find("command"); }
  yaml::Node args() const { return node.find("args"); }
  yaml::Node volume_mounts() const { return node.find("volumeMounts"); }
  yaml::Node security_context() const { return node.find("securityContext"); }
  bool privileged() const { return security_context().find("privileged").as_bool().value_or(false); }
};

/// A volume of a pod and what it is of: "secret", "configMap", "hostPath", "projected", "csi", ...
struct Volume {
  std::string_view name, source;
  yaml::Node node;    ///< the entry of `volumes`
  yaml::Node detail;  ///< the value of the source's key
};

/// The account that a pod runs as.
struct AccountName {
  std::string_view name = "default";  ///< `serviceAccountName`, else the deprecated `serviceAccount`, else "default"
  std::optional<Span> span;           ///< of the value; nothing when neither is written
  bool deprecated_field = false;      ///< only `serviceAccount` is written
};

/// The pod that a workload makes.
struct PodSpec {
  yaml::Node node;           ///< the `spec` of the pod
  yaml::Node metadata;       ///< metadata of the pod or of its template; absent when there is none
  std::string_view pointer;  ///< JSON pointer of `node` in the object: "/spec/template/spec"

  AccountName account() const;
  /// `automountServiceAccountToken` of the pod itself; nothing when not written. Precedence over the account's.
  std::optional<bool> automount() const { return node.find("automountServiceAccountToken").as_bool(); }
  std::vector<Container> containers() const;
  std::vector<Volume> volumes() const;
  bool host_pid() const { return flag("hostPID"); }
  bool host_network() const { return flag("hostNetwork"); }
  bool host_ipc() const { return flag("hostIPC"); }

 private:
  bool flag(const char* key) const { return node.find(key).as_bool().value_or(false); }
};

/// The pod of a workload: Pod, PodTemplate, the kinds of apps and batch, and well-known custom kinds that hold a pod
/// template (Rollout, Knative Service, CloneSet, DeploymentConfig, ...). Nothing for other kinds.
std::optional<PodSpec> pod_spec(const Object& object);

/// True when the pod gets a token of its account in a file: automount of the pod, else of the account, else yes.
/// `account`: its ServiceAccount object, or null when there is none.
bool mounts_token(const PodSpec& pod, const Object* account);

}  // namespace rummage::kubernetes
