#include "controlplane/forms.h"

namespace rummage::controlplane {
namespace {

struct Field {
  const char* pointer;
  const char* flag;
};

// Fields of kubelet.config.k8s.io/v1beta1 and the flags that they replace.
constexpr Field fields[] = {{"/authentication/anonymous/enabled", "anonymous-auth"},
                            {"/authentication/webhook/enabled", "authentication-token-webhook"},
                            {"/authentication/x509/clientCAFile", "client-ca-file"},
                            {"/authorization/mode", "authorization-mode"},
                            {"/readOnlyPort", "read-only-port"},
                            {"/tlsCertFile", "tls-cert-file"},
                            {"/tlsPrivateKeyFile", "tls-private-key-file"},
                            {"/tlsCipherSuites", "tls-cipher-suites"},
                            {"/rotateCertificates", "rotate-certificates"},
                            {"/serverTLSBootstrap", "rotate-server-certificates"},
                            {"/protectKernelDefaults", "protect-kernel-defaults"},
                            {"/eventRecordQPS", "event-qps"},
                            {"/streamingConnectionIdleTimeout", "streaming-connection-idle-timeout"},
                            {"/makeIPTablesUtilChains", "make-iptables-util-chains"}};

std::string text_of(const yaml::Node& node) {
  std::string text(node.text());
  for (yaml::Node item : node.items()) (text += text.empty() ? "" : ",") += item.text();
  return text;
}

void read_gates(const yaml::Node& gates, Settings& out) {
  for (const yaml::Entry& gate : gates.entries())
    out.settings.push_back({"feature-gates", std::string(gate.key.text()) + "=" + std::string(gate.value.text()),
                            gate.value.content_span()});
}

}  // namespace

void read_kubelet(const kubernetes::Object& object, std::vector<Settings>& found) {
  if (object.kind != "KubeletConfiguration") return;
  Settings settings{Component::kubelet, Form::file, object.node.find("kind").content_span(), {}, false};
  for (const Field& field : fields)
    if (const yaml::Node node = object.node.at_pointer(field.pointer))
      settings.settings.push_back({field.flag, text_of(node), node.content_span()});
  read_gates(object.node.find("featureGates"), settings);
  found.push_back(std::move(settings));
}

}  // namespace rummage::controlplane
