#include "controlplane/forms.h"

namespace rummage::controlplane {
namespace {

struct Section {
  const char* field;
  Component component;
};

constexpr Section sections[] = {{"kubeAPIServer", Component::api_server},
                                {"kubeControllerManager", Component::controller_manager},
                                {"kubeScheduler", Component::scheduler},
                                {"kubelet", Component::kubelet},
                                {"masterKubelet", Component::kubelet}};

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// "tlsCertFile" -> "tls-cert-file"; a run of capitals is one word ("clientCAFile" -> "client-ca-file").
std::string flag_of(std::string_view field) {
  std::string flag;
  for (std::size_t i = 0; i < field.size(); ++i) {
    const bool next_lower = i + 1 < field.size() && !is_upper(field[i + 1]);
    const bool starts = is_upper(field[i]) && i > 0 && (!is_upper(field[i - 1]) || next_lower);
    if (starts) flag += '-';
    flag += is_upper(field[i]) ? static_cast<char>(field[i] - 'A' + 'a') : field[i];
  }
  return flag;
}

std::string text_of(const yaml::Node& node) {
  std::string text(node.text());
  for (yaml::Node item : node.items()) (text += text.empty() ? "" : ",") += item.text();
  return text;
}

}  // namespace

void read_kops(const kubernetes::Object& object, std::vector<Settings>& found) {
  if (object.kind != "Cluster" || object.group() != "kops.k8s.io") return;
  for (const Section& section : sections) {
    const yaml::Node node = object.spec().find(section.field);
    if (!node.is_mapping()) continue;
    Settings settings{section.component, Form::kops, object.node.find("kind").content_span(), {}, false};
    for (const yaml::Entry& entry : node.entries())
      settings.settings.push_back({flag_of(entry.key.text()), text_of(entry.value), entry.value.content_span()});
    found.push_back(std::move(settings));
  }
}

}  // namespace rummage::controlplane
