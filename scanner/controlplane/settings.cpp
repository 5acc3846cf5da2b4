#include "controlplane/settings.h"

#include <algorithm>
#include <array>

#include "controlplane/forms.h"

namespace rummage::controlplane {
namespace {

// Flags that kubeadm writes into its static pods when extraArgs does not (cmd/kubeadm/app/phases/controlplane and etcd,
// 1.30).
constexpr std::array<std::string_view, 34> kubeadm_flags{"advertise-address",
                                                         "enable-admission-plugins",
                                                         "service-cluster-ip-range",
                                                         "service-account-key-file",
                                                         "service-account-signing-key-file",
                                                         "service-account-issuer",
                                                         "client-ca-file",
                                                         "tls-cert-file",
                                                         "tls-private-key-file",
                                                         "kubelet-client-certificate",
                                                         "kubelet-client-key",
                                                         "enable-bootstrap-token-auth",
                                                         "secure-port",
                                                         "allow-privileged",
                                                         "kubelet-preferred-address-types",
                                                         "requestheader-client-ca-file",
                                                         "authorization-mode",
                                                         "etcd-servers",
                                                         "etcd-cafile",
                                                         "etcd-certfile",
                                                         "etcd-keyfile",
                                                         "cert-file",
                                                         "key-file",
                                                         "trusted-ca-file",
                                                         "client-cert-auth",
                                                         "peer-cert-file",
                                                         "peer-key-file",
                                                         "peer-trusted-ca-file",
                                                         "peer-client-cert-auth",
                                                         "root-ca-file",
                                                         "service-account-private-key-file",
                                                         "use-service-account-credentials",
                                                         "bind-address",
                                                         "cluster-signing-cert-file"};

}  // namespace

const char* name(Component component) {
  constexpr std::array<const char*, 5> names{"kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd",
                                             "kubelet"};
  return names[static_cast<std::size_t>(component)];
}

const Setting* Settings::find(std::string_view flag) const {
  for (auto setting = settings.rbegin(); setting != settings.rend(); ++setting)
    if (setting->name == flag) return &*setting;
  return nullptr;
}

bool Settings::lacks(std::string_view flag) const {
  if (opaque || form == Form::kops || find(flag)) return false;
  return form != Form::kubeadm || std::find(kubeadm_flags.begin(), kubeadm_flags.end(), flag) == kubeadm_flags.end();
}

std::vector<Settings> settings_of(const kubernetes::Object& object) {
  std::vector<Settings> found;
  read_containers(object, found);
  read_kubeadm(object, found);
  read_kubelet(object, found);
  read_kops(object, found);
  return found;
}

}  // namespace rummage::controlplane
