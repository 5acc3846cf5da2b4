#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "kubernetes/object.h"

namespace rummage::controlplane {

enum class Component : std::uint8_t { api_server, controller_manager, scheduler, etcd, kubelet };

const char* name(Component component);  ///< "kube-apiserver", "etcd", ...

/// How the settings are written. Decides what a missing flag means.
enum class Form : std::uint8_t {
  command,  ///< command and args of a container: what is not there has the program's own default
  kubeadm,  ///< extraArgs of a ClusterConfiguration: kubeadm sets some flags itself
  file,     ///< KubeletConfiguration: fields, each translated to its flag
  kops,     ///< kubeAPIServer and its kin in a kops Cluster: kops sets most flags itself
};

/// One setting under the name of its flag, without dashes.
struct Setting {
  std::string name;
  std::string value;  ///< "true" for a flag without a value; lists joined with ','
  Span span;          ///< of the value, or of the whole argument that holds it
};

/// The settings of one component, in one object.
struct Settings {
  Component component = Component::api_server;
  Form form = Form::command;
  Span anchor;  ///< first element of the command; in configuration objects the value of `kind`
  std::vector<Setting> settings;
  bool opaque = false;  ///< the arguments hold shell or template text that was not read: nothing can be missing

  /// The last setting of that name, as programs read them; null when there is none.
  const Setting* find(std::string_view flag) const;
  /// True when the flag is not set, and neither whoever runs the component sets it for itself.
  bool lacks(std::string_view flag) const;
};

/// The components that an object starts or configures: containers of any workload, kubeadm ClusterConfiguration and
/// KubeadmControlPlane, KubeletConfiguration, kops Cluster. Empty for all others.
std::vector<Settings> settings_of(const kubernetes::Object& object);

}  // namespace rummage::controlplane
