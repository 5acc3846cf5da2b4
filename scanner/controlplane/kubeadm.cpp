#include "controlplane/forms.h"

namespace rummage::controlplane {
namespace {

// A map of flags (v1beta3), or a list of {name, value} (v1beta4).
void read_extra_args(const yaml::Node& arguments, Settings& out) {
  for (const yaml::Entry& entry : arguments.entries())
    out.settings.push_back(
        {std::string(entry.key.text()), std::string(entry.value.text()), entry.value.content_span()});
  for (yaml::Node item : arguments.items())
    out.settings.push_back({std::string(item.find("name").text()), std::string(item.find("value").text()),
                            item.find("value").content_span()});
}

struct Section {
  const char* pointer;
  Component component;
};

// An API server is always there; the others count where the configuration speaks of them.
constexpr Section sections[] = {{"/apiServer", Component::api_server},
                                {"/controllerManager", Component::controller_manager},
                                {"/scheduler", Component::scheduler},
                                {"/etcd/local", Component::etcd}};

}  // namespace

void read_kubeadm(const kubernetes::Object& object, std::vector<Settings>& found) {
  yaml::Node configuration = object.node;
  if (object.kind == "KubeadmControlPlane")
    configuration = object.node.at_pointer("/spec/kubeadmConfigSpec/clusterConfiguration");
  else if (object.kind != "ClusterConfiguration" || object.group() != "kubeadm.k8s.io")
    return;
  if (!configuration.is_mapping()) return;
  for (const Section& section : sections) {
    const yaml::Node node = configuration.at_pointer(section.pointer);
    if (!node && section.component != Component::api_server) continue;
    Settings settings{section.component, Form::kubeadm, object.node.find("kind").content_span(), {}, false};
    read_extra_args(node.find("extraArgs"), settings);
    found.push_back(std::move(settings));
  }
}

}  // namespace rummage::controlplane
