#include <catch2/catch.hpp>
#include <set>

#include "kubernetes/certificate_request.h"
#include "kubernetes/data.h"
#include "kubernetes/network_policy.h"
#include "kubernetes/object_set.h"
#include "kubernetes/pod_spec.h"
#include "kubernetes/producers.h"
#include "kubernetes/rbac.h"
#include "kubernetes/references.h"
#include "kubernetes/service_account.h"
#include "kubernetes/webhook.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::kubernetes;

namespace {

struct One {
  std::string text;
  std::vector<Object> objects;
  explicit One(std::string yaml) : text(std::move(yaml)), objects(objects_of(yaml::parse(text, 1))) {}
  const Object& object() const { return objects.at(0); }
  std::string at(const Span& span) const { return text.substr(span.begin.offset, span.length); }
};

One pod(const std::string& spec) {
  return One("{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {" + spec + "}}\n");
}

}  // namespace

TEST_CASE("every workload kind shows its pod") {
  const std::pair<const char*, const char*> holders[] = {
      {"apps/v1, kind: Deployment", "{template: {spec: @}}"},
      {"apps/v1, kind: DaemonSet", "{template: {spec: @}}"},
      {"batch/v1, kind: CronJob", "{jobTemplate: {spec: {template: {spec: @}}}}"},
      {"batch/v1, kind: Job", "{template: {spec: @}}"},
      {"v1, kind: Pod", "@"},
      {"argoproj.io/v1alpha1, kind: Rollout", "{template: {spec: @}}"},
      {"argoproj.io/v1alpha1, kind: WorkflowTemplate", "@"},
      {"example.com/v1, kind: Machine", "{template: {spec: @}}"},
  };
  for (const auto& [kind, spec] : holders) {
    CAPTURE(kind);
    std::string text = "{apiVersion: " + std::string(kind) + ", spec: " + spec + "}\n";
    text.replace(text.find('@'), 1, "{serviceAccountName: web, containers: [{name: a}], initContainers: [{name: i}]}");
    One one(text);
    std::optional<PodSpec> found = pod_spec(one.object());
    REQUIRE(found);
    CHECK(found->account().name == "web");
    CHECK(found->containers().size() == 2);
    CHECK(one.object().node.at_pointer(found->pointer).identity() == found->node.identity());
  }
  CHECK_FALSE(pod_spec(One("{apiVersion: example.com/v1, kind: Thing, spec: {template: {}}}\n").object()));
}

TEST_CASE("the account is serviceAccountName, else serviceAccount, else default") {
  auto account = [](const std::string& spec) { return pod_spec(pod(spec).object())->account(); };
  CHECK(pod_spec(pod("containers: []").object())->account().name == "default");
  One both = pod("serviceAccount: old, serviceAccountName: new");
  CHECK(pod_spec(both.object())->account().name == "new");
  CHECK_FALSE(pod_spec(both.object())->account().deprecated_field);
  One old = pod("serviceAccount: old");
  CHECK(pod_spec(old.object())->account().name == "old");
  CHECK(pod_spec(old.object())->account().deprecated_field);
  CHECK_FALSE(account("serviceAccountName: ''").span.has_value());
}

TEST_CASE("the pod decides about the token, else the account, else there is one") {
  const std::pair<const char*, std::optional<bool>> said[] = {
      {"", {}}, {"automountServiceAccountToken: true", true}, {"automountServiceAccountToken: false", false}};
  for (const auto& [pod_says, pod_value] : said)
    for (const auto& [account_says, account_value] : said) {
      One one = pod(pod_says);
      One account("{apiVersion: v1, kind: ServiceAccount, metadata: {name: a}" +
                  std::string(*account_says != 0 ? ", " : "") + account_says + "}\n");
      bool expected = pod_value.value_or(account_value.value_or(true));
      CHECK(mounts_token(*pod_spec(one.object()), &account.object()) == expected);
      CHECK(mounts_token(*pod_spec(one.object()), nullptr) == pod_value.value_or(true));
      CHECK(service_account_of(account.object())->automount == account_value);
    }
}

TEST_CASE("references say what is used, which key, how, and where") {
  One one = pod(
      "serviceAccountName: web, imagePullSecrets: [{name: pull}], containers: [{name: c, env: ["
      "{name: PASSWORD, valueFrom: {secretKeyRef: {name: db, key: pass, optional: true}}}, {name: PLAIN, value: x}, "
      "{name: MODE, valueFrom: {configMapKeyRef: {name: conf, key: mode}}}], "
      "envFrom: [{secretRef: {name: all}, prefix: P_}, {configMapRef: {name: conf}}]}], volumes: ["
      "{name: v, secret: {secretName: files, items: [{key: a, path: a}, {key: b, path: b}]}}, "
      "{name: w, projected: {sources: [{secret: {name: inner}}, {configMap: {name: conf}}, {serviceAccountToken: "
      "{path: t}}]}}, "
      "{name: x, csi: {driver: d, nodePublishSecretRef: {name: driver}}}]");
  std::vector<std::string> found;
  for (const Reference& reference : references_of(one.object())) {
    CHECK(one.at(reference.name_span) == reference.name);
    if (!reference.key.empty()) CHECK(one.at(reference.key_span) == reference.key);
    CHECK(reference.span.contains(reference.name_span));
    if (reference.target == ReferenceTarget::secret)
      found.push_back(std::string(reference.name) + "/" + std::string(reference.key) + (reference.optional ? "?" : ""));
  }
  CHECK(found == std::vector<std::string>{"db/pass?", "all/", "files/a", "files/b", "inner/", "driver/", "pull/"});
  CHECK(references_of(one.object()).back().use == ReferenceUse::account);
}

TEST_CASE("Ingress, Gateway, accounts and custom objects refer to Secrets too") {
  auto names = [](const std::string& text) {
    std::multiset<std::string> all;
    One one(text);
    for (const Reference& reference : references_of(one.object())) all.insert(std::string(reference.name));
    return all;
  };
  using Names = std::multiset<std::string>;
  CHECK(names("{apiVersion: networking.k8s.io/v1, kind: Ingress, spec: {tls: [{hosts: [h], secretName: cert}]}}\n") ==
        Names{"cert"});
  CHECK(names("{apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, spec: {listeners: [{tls: {certificateRefs: "
              "[{name: c}]}}]}}\n") == Names{"c"});
  CHECK(names("{apiVersion: v1, kind: ServiceAccount, secrets: [{name: t}], imagePullSecrets: [{name: p}]}\n") ==
        Names{"t", "p"});
  CHECK(names("{apiVersion: example.com/v1, kind: Db, spec: {a: [{passwordSecretRef: {name: x, key: k}}]}}\n") ==
        Names{"x"});
  CHECK(names("{apiVersion: v1, kind: Service, spec: {secretRef: {name: x}}}\n") == Names{});
}

TEST_CASE("Secrets and ConfigMaps show their keys") {
  One secret("{apiVersion: v1, kind: Secret, immutable: true, data: {a: YQ==}, stringData: {b: b}}\n");
  std::optional<DataObject> data = data_of(secret.object());
  REQUIRE(data);
  CHECK((data->type == "Opaque" && data->immutable && data->entries.size() == 2));
  CHECK((data->find("a")->encoded && !data->find("b")->encoded && data->find("c") == nullptr));
  One config("{apiVersion: v1, kind: ConfigMap, data: {a: a}, binaryData: {b: YQ==}}\n");
  CHECK((!data_of(config.object())->find("a")->encoded && data_of(config.object())->find("b")->encoded));
  CHECK_FALSE(data_of(One("{apiVersion: x.io/v1, kind: Secret}\n").object()));
}

TEST_CASE("roles and bindings are read leniently, each element with its place") {
  One one(
      "{apiVersion: rbac.authorization.k8s.io/v1beta1, kind: Role, metadata: {name: r}, "
      "rules: [{apiGroups: [''], resources: pods, verbs: [get, null]}, {verbs: null}]}\n");
  std::optional<Role> role = role_of(one.object());
  REQUIRE(role);
  REQUIRE(role->rules.size() == 2);
  CHECK(one.at(role->rules[0].resources.at(0).span) == "pods");
  CHECK(role->rules[0].api_groups.at(0).text.empty());
  CHECK(role->rules[1].verbs.empty());
  One bound(
      "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: b, namespace: n}, "
      "roleRef: {kind: ClusterRole, name: view}, subjects: [{kind: User, name: jane}, {kind: Robot, name: r}]}\n");
  std::optional<Binding> binding = binding_of(bound.object());
  REQUIRE(binding);
  CHECK(bound.at(binding->role_name_span) == "view");
  CHECK(bound.at(binding->subjects.at(0).name_span) == "jane");
  CHECK(binding->subjects.at(1).kind == SubjectKind::other);
  CHECK_FALSE(role_of(bound.object()));
}

TEST_CASE("small views read what they name") {
  One isolated("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: {podSelector: {}, egress: [{}]}}\n");
  auto policy = network_policy_of(isolated.object());
  CHECK((policy->ingress && policy->egress && policy->pods.requirements.empty()));
  One hooked(
      "{apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration, "
      "webhooks: [{name: w, clientConfig: {url: 'https://x'}}]}\n");
  auto hooks = webhooks_of(hooked.object());
  REQUIRE(hooks.size() == 1);
  CHECK((hooks[0].mutating && hooks[0].url == "https://x"));
  One requested(
      "{apiVersion: certificates.k8s.io/v1, kind: CertificateSigningRequest, "
      "spec: {signerName: s/x, usages: [client auth]}}\n");
  auto csr = certificate_request_of(requested.object());
  CHECK((csr->signer == "s/x" && csr->usages.size() == 1));
}

TEST_CASE("objects that make Secrets name them") {
  auto made = [](const std::string& text) {
    One one(text);
    std::vector<std::string> names;
    for (const ProducedSecret& secret : produced_secrets(one.object())) names.push_back(std::string(secret.name));
    return names;
  };
  using Names = std::vector<std::string>;
  CHECK(made("{apiVersion: v1, kind: Secret, metadata: {name: s}}\n") == Names{"s"});
  CHECK(made("{apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: {name: s}}\n") == Names{"s"});
  CHECK(made("{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: e}, spec: {target: {name: "
             "t}}}\n") == Names{"t"});
  CHECK(made("{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: c}, spec: {secretName: tls}}\n") ==
        Names{"tls"});
  CHECK(made("{apiVersion: v1, kind: Pod, metadata: {name: p}}\n").empty());
  One external(
      "{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: e}, spec: {secretStoreRef: {name: "
      "vault}, "
      "data: [{secretKey: a, remoteRef: {key: prod/db, property: p}}], dataFrom: [{extract: {key: prod/all}}]}}\n");
  std::vector<RemoteKey> keys = remote_keys(external.object());
  REQUIRE(keys.size() == 2);
  CHECK((keys[0].key == "prod/db" && keys[0].property == "p" && keys[0].store_name == "vault" &&
         keys[0].store_kind == "SecretStore"));
  CHECK(external.at(keys[1].span) == "prod/all");
}
