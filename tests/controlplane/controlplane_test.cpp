#include <catch2/catch.hpp>

#include "controlplane/audit_policy.h"
#include "controlplane/encryption_file.h"
#include "controlplane/settings.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::controlplane;

namespace {

struct Read {
  std::string text;
  yaml::Parsed parsed;
  std::vector<kubernetes::Object> objects;
};

Read read(std::string text) {
  Read out{text, yaml::parse(text, 1), {}};
  out.objects = kubernetes::objects_of(out.parsed);
  REQUIRE(out.objects.size() == 1);
  return out;
}

std::string pod(const std::string& container) {
  return "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: [" + container + "]}\n";
}

std::string value(const Settings& settings, std::string_view flag) {
  const Setting* setting = settings.find(flag);
  return setting ? setting->value : "-";
}

std::string at(const Read& read, const Span& span) {
  return read.text.substr(span.begin.offset, span.length);
}

}  // namespace

TEST_CASE("the same flags in every form of a command") {
  const char* forms[] = {
      R"({command: [kube-apiserver, --anonymous-auth=false, --a=1, --a=2, --on]})",
      R"({command: [/usr/local/bin/kube-apiserver], args: [--anonymous-auth, "false", --a=2, --on]})",
      R"({command: [/hyperkube, apiserver, --anonymous-auth=false, --a=2, --on]})",
      R"({command: [/bin/sh, -c, "exec kube-apiserver --anonymous-auth=false  --a='2' --on"]})",
      R"({image: "registry.k8s.io/kube-apiserver:v1.30.0", args: [--anonymous-auth=false, --a=2, --on]})"};
  for (const char* form : forms) {
    INFO(form);
    const Read made = read(pod(form));
    const auto found = settings_of(made.objects[0]);
    REQUIRE(found.size() == 1);
    CHECK(found[0].component == Component::api_server);
    CHECK(value(found[0], "anonymous-auth") == "false");
    CHECK(value(found[0], "a") == "2");
    CHECK(value(found[0], "on") == "true");
    CHECK(at(made, found[0].find("anonymous-auth")->span).find("false") != std::string::npos);
    CHECK(found[0].lacks("audit-log-path"));
    CHECK(!found[0].lacks("a"));
  }
}

TEST_CASE("other programs are no component, and unread arguments miss nothing") {
  CHECK(settings_of(read(pod("{command: [etcdctl, --x=y]}")).objects[0]).empty());
  CHECK(settings_of(read(pod("{image: kubelet-csr-approver, args: [--x]}")).objects[0]).empty());
  CHECK(settings_of(read(pod("{command: [sh, -c, echo etcd-backup]}")).objects[0]).empty());
  const auto found = settings_of(read(pod("{command: [etcd, '{{ args }}']}")).objects[0]);
  REQUIRE(found.size() == 1);
  CHECK(!found[0].lacks("cert-file"));
}

TEST_CASE("kubeadm sets some flags itself") {
  for (const char* arguments : {"{audit-log-path: /x, anonymous-auth: 'false'}",
                                "[{name: audit-log-path, value: /x}, {name: anonymous-auth, value: 'false'}]"}) {
    const Read made = read(std::string("apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\napiServer: "
                                       "{extraArgs: ") +
                           arguments + "}\n");
    const auto found = settings_of(made.objects[0]);
    REQUIRE(found.size() == 1);
    CHECK(value(found[0], "audit-log-path") == "/x");
    CHECK(!found[0].lacks("client-ca-file"));
    CHECK(found[0].lacks("encryption-provider-config"));
    CHECK(at(made, found[0].anchor) == "ClusterConfiguration");
  }
}

TEST_CASE("kubelet files and kops clusters speak of flags") {
  const auto kubelet =
      settings_of(read("apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nreadOnlyPort: 10255\n"
                       "authentication: {anonymous: {enabled: true}}\ntlsCipherSuites: [A, B]\n")
                      .objects[0]);
  REQUIRE(kubelet.size() == 1);
  CHECK(value(kubelet[0], "read-only-port") == "10255");
  CHECK(value(kubelet[0], "anonymous-auth") == "true");
  CHECK(value(kubelet[0], "tls-cipher-suites") == "A,B");
  const auto kops =
      settings_of(read("apiVersion: kops.k8s.io/v1alpha2\nkind: Cluster\nspec: {kubeAPIServer: {anonymousAuth: true, "
                       "clientCAFile: /x, etcdQuorumRead: true}}\n")
                      .objects[0]);
  REQUIRE(kops.size() == 1);
  CHECK(value(kops[0], "anonymous-auth") == "true");
  CHECK(value(kops[0], "client-ca-file") == "/x");
  CHECK(!kops[0].lacks("audit-log-path"));
}

TEST_CASE("encryption files") {
  const Read made = read(R"(apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
- resources: [secrets, "*.apps"]
  providers:
  - aescbc: {keys: [{name: a, secret: QUJD}, {name: b, secret: "${KEY}"}]}
  - identity: {}
- resources: ["*."]
  providers: [{kms: {name: x, endpoint: y}}]
)");
  const auto file = encryption_file_of(made.objects[0]);
  REQUIRE(file);
  REQUIRE(file->rules.size() == 2);
  CHECK(file->rules[0].covers_secrets());
  CHECK(file->rules[1].covers_secrets());
  REQUIRE(file->rules[0].providers.size() == 2);
  CHECK(file->rules[0].providers[0].keys[0].literal);
  CHECK(at(made, file->rules[0].providers[0].keys[0].span) == "QUJD");
  CHECK(!file->rules[0].providers[0].keys[1].literal);
  CHECK(file->rules[1].providers[0].api_version == "v1");
}

TEST_CASE("the first audit rule that matches decides, unless it is about some requests only") {
  const Read made = read(R"(apiVersion: audit.k8s.io/v1
kind: Policy
rules:
- {level: None, users: [x]}
- {level: Metadata, verbs: [get], resources: [{group: "", resources: [secrets]}]}
- {level: Request, resources: [{group: "", resources: [configmaps]}]}
- {level: None, nonResourceURLs: [/healthz]}
- {level: RequestResponse, resources: [{group: ""}]}
- {level: Metadata}
)");
  const auto policy = audit_policy_of(made.objects[0]);
  REQUIRE(policy);
  const auto secrets = policy->deciding("", "secrets");
  REQUIRE(secrets.size() == 3);
  CHECK(secrets.back()->level == AuditLevel::request_response);
  CHECK(policy->deciding("apps", "deployments").back()->level == AuditLevel::metadata);
  CHECK(policy->deciding("", "configmaps").back()->level == AuditLevel::request);
}
