#include <array>

#include "controlplane/settings.h"
#include "kubernetes/pod_spec.h"
#include "policies/hygiene/hygiene.h"
#include "policies/hygiene/report.h"

namespace rummage::policies::hygiene {
namespace {

struct CredentialPath {
  std::string_view path;
  std::string_view holds;
};

// Where nodes keep credentials. Facts: kubeadm and kubelet file layouts, container runtimes' defaults, cloud SDKs.
constexpr std::array<CredentialPath, 24> credential_paths{
    {{"/etc/kubernetes", "the keys of the control plane"},
     {"/var/lib/kubelet", "the kubelet's certificate and the tokens of all pods"},
     {"/var/lib/etcd", "every Secret of the cluster"},
     {"/var/lib/rancher", "the keys and the database of the cluster"},
     {"/etc/rancher", "the kubeconfig of the cluster"},
     {"/var/run/docker.sock", "the control socket of the container runtime"},
     {"/run/docker.sock", "the control socket of the container runtime"},
     {"/run/containerd", "the control socket of the container runtime"},
     {"/var/run/containerd", "the control socket of the container runtime"},
     {"/run/crio", "the control socket of the container runtime"},
     {"/var/run/crio", "the control socket of the container runtime"},
     {"/var/lib/docker", "the files of all containers"},
     {"/var/lib/containerd", "the files of all containers"},
     {"/etc/docker", "registry credentials"},
     {"/etc/ssl/private", "private keys"},
     {"/etc/shadow", "password hashes"},
     {"/etc/ssh", "host keys"},
     {"/var/lib/cloud", "the node's cloud credentials"},
     {"/var/lib/waagent", "the node's cloud credentials"},
     {"/proc", "the environment of every process of the node"},
     {"/root", "the administrator's home"},
     {"/home", "the users' homes"},
     {"/opt/kubernetes", "the keys of the control plane"},
     {"/var/run/secrets", "mounted tokens"}}};

// Folders that hold all of the above.
constexpr std::array<std::string_view, 6> whole_folders{"/", "/etc", "/var", "/var/lib", "/var/run", "/run"};

std::string normalized(std::string_view path) {
  std::string out;
  for (char c : path)
    if (c != '/' || out.empty() || out.back() != '/') out += c;
  if (out.size() > 1 && out.back() == '/') out.pop_back();
  return out;
}

bool is_below(std::string_view path, std::string_view folder) {
  return path == folder || (path.starts_with(folder) && path[folder.size()] == '/');
}

std::string_view held_at(std::string_view path) {
  for (std::string_view folder : whole_folders)
    if (path == folder) return "the node's own files, credentials among them";
  for (const CredentialPath& known : credential_paths)
    if (is_below(path, known.path)) return known.holds;
  for (std::string_view part : {"/.aws", "/.kube", "/.ssh", "/.docker", "/.config/gcloud", "/.azure", "/.gnupg"})
    if (path.ends_with(part) || path.find(std::string(part) + "/") != std::string_view::npos)
      return "a user's credentials";
  return {};
}

}  // namespace

void judge_host_paths(const Input& input, Reporter& reporter) {
  for (const kubernetes::Object& object : input.objects.objects()) {
    const auto pod = kubernetes::pod_spec(object);
    // The control plane's own pods must read its keys.
    if (!pod || !controlplane::settings_of(object).empty()) continue;
    for (const kubernetes::Volume& volume : pod->volumes()) {
      if (volume.source != "hostPath") continue;
      const yaml::Node path = volume.detail.find("path");
      const std::string_view holds = held_at(normalized(path.text()));
      if (!holds.empty())
        reporter.report("hygiene/host-path-credentials", object,
                        draft_at(path.content_span(),
                                 "The pod sees " + std::string(holds) + " through volume " + std::string(volume.name)));
    }
  }
}

}  // namespace rummage::policies::hygiene
