#include <catch2/catch.hpp>
#include <string>

#include "detectors/inspect/anchored.h"
#include "tests/detectors/inspect_support.h"

using namespace rummage;
using test::inspect;

namespace {

const std::string password = std::string("Tr0ub4dor") + "&3x9";

struct Expected {
  std::string text, field, value;
  std::uint32_t line;
};

void check(const Expected& expected) {
  INFO(expected.text);
  auto found = inspect(expected.text);
  REQUIRE(found.matches.size() == 1);
  const auto& match = found.matches[0];
  CHECK(match.field == expected.field);
  CHECK(match.canonical == expected.value);
  CHECK(test::line_of(expected.text, match.span.begin.offset) == expected.line);
  if ((match.features & findings::from_base64) == 0) {
    CHECK(expected.text.substr(match.span.begin.offset, match.span.length) == expected.value);
  }
}

std::string secret(const std::string& body) {
  return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n" + body;
}
std::string config_map(const std::string& body) {
  return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: db\n" + body;
}
std::string pod(const std::string& container) {
  return "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers:\n  - name: c\n    image: acme/app:1\n" +
         container;
}

}  // namespace

TEST_CASE("values of a Secret are credentials at their own line") {
  check({secret("stringData:\n  user: app\n  password: " + password + "\n"), "/stringData/password", password, 7});
  check({secret("data:\n  user: YXBw\n  password: " + test::base64(password) + "\n"), "/data/password", password, 7});
  check({secret("stringData:\n  dsn: postgres://app:" + password + "@db/x\n"), "/stringData/dsn", password, 6});
  check({secret("data:\n  dsn: " + test::base64("postgres://app:" + password + "@db/x") + "\n"), "/data/dsn", password,
         6});
  check({secret("stringData:\n  app.env: |\n    USER=app\n    HOST=db\n    DB_PASS=" + password + "\n"),
         "/stringData/app.env", password, 9});
}

TEST_CASE("what stands inside a file in a ConfigMap is found at its line") {
  check({config_map("data:\n  a.properties: |\n    db.user=app\n    db.password=" + password + "\n"),
         "/data/a.properties", password, 8});
  check({config_map("data:\n  a.yaml: |\n    db:\n      user: app\n      password: " + password + "\n"),
         "/data/a.yaml/db/password", password, 9});
  check(
      {config_map("data:\n  a.json: |\n    {\"db\": {\"user\": \"app\",\n      \"password\": \"" + password + "\"}}\n"),
       "/data/a.json/db/password", password, 8});
  check({config_map("data:\n  DB_PASSWORD: " + password + "\n"), "/data/DB_PASSWORD", password, 6});
}

TEST_CASE("variables and arguments of containers") {
  check({pod("    env:\n    - name: USER\n      value: app\n    - name: DB_PASSWORD\n      value: " + password + "\n"),
         "/spec/containers/0/env/1/value", password, 13});
  check({pod("    args: [run, --user=app,\n      --password=" + password + "]\n"), "/spec/containers/0/args/2",
         password, 10});
  check({pod("    args:\n    - --token\n    - " + password + "\n"), "/spec/containers/0/args/1", password, 11});
  check({pod("    command: [sh, -c]\n    args:\n    - |\n      echo hello\n      app --user app --password " +
             password + " run\n"),
         "/spec/containers/0/args/0", password, 13});
}

TEST_CASE("an applied configuration in an annotation holds a Secret") {
  std::string inner =
      "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"db\"},\"data\":{\"password\":\"" +
      test::base64(password) + "\"}}";
  std::string text =
      "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n  annotations:\n"
      "    kubectl.kubernetes.io/last-applied-configuration: |\n      " +
      inner + "\n";
  check({text, "/data/password", password, 7});
}

TEST_CASE("files of known form are read") {
  std::string auth = test::base64("app:" + password);
  std::string docker = "{\"auths\":{\"registry.acme.io\":{\"username\":\"app\",\"auth\":\"" + auth + "\"}}}";
  check({secret("type: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: " + test::base64(docker) + "\n"),
         "/data/.dockerconfigjson", password, 7});
  auto found = inspect(secret("stringData:\n  .dockerconfigjson: '" + docker + "'\n"));
  REQUIRE(found.matches.size() == 1);
  CHECK(found.matches[0].rule == "secret/docker-config-auth");
  std::string kubeconfig =
      "apiVersion: v1\nkind: Config\nclusters: []\nusers:\n- name: a\n  user:\n    token: " + password + "\n";
  found = inspect(kubeconfig);
  REQUIRE(found.matches.size() == 1);
  CHECK(found.matches[0].rule == "secret/kubeconfig-credential");
  check({secret("data:\n  kubeconfig: " + test::base64(kubeconfig) + "\n"), "/data/kubeconfig", password, 6});
}

TEST_CASE("ciphertext and references are final") {
  std::string sealed =
      "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata:\n  name: x\nspec:\n  encryptedData:\n"
      "    password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq\n";
  auto found = inspect(sealed);
  CHECK(found.matches.empty());
  REQUIRE(!found.settled.empty());
  CHECK(std::any_of(found.settled.begin(), found.settled.end(),
                    [](const auto& one) { return one.why == detectors::Why::ciphertext && one.final; }));
  std::string external =
      "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: x}\nspec:\n  data:\n"
      "  - secretKey: password\n    remoteRef: {key: prod/db-p4ssw0rd, property: password}\n";
  found = inspect(external);
  CHECK(found.matches.empty());
  CHECK(found.settled.size() == 2);  // what stands under secretKey and property
}

TEST_CASE("a value without evidence makes a plain Secret of low confidence") {
  auto found = inspect(secret("stringData:\n  greeting: hello-world\n"));
  CHECK(found.matches.empty());
  REQUIRE(found.low.size() == 1);
  CHECK(found.objects[0].plain_secret);
  CHECK(found.objects[0].plain_span == found.low[0].span);
  found = inspect(secret("stringData:\n  password: " + password + "\n"));
  CHECK_FALSE(found.objects[0].plain_secret);
}

TEST_CASE("a match of a rule names the leaf, and an empty or odd object is quiet") {
  static constexpr std::string_view rules[] = {"secret/acme-token"};
  detectors::InspectContext context;
  context.rules = rules;
  context.match = [](std::string_view, std::string_view value) {
    std::vector<detectors::Match> out;
    if (std::size_t at = value.find("acme_"); at != std::string_view::npos) {
      detectors::Match match;
      match.at = static_cast<std::uint32_t>(at), match.length = 12, match.specificity = 5;
      match.canonical = value.substr(at, 12);
      out.push_back(match);
    }
    return out;
  };
  auto found = inspect(secret("data:\n  token: " + test::base64("acme_1234567") + "\n"), context);
  REQUIRE(found.matches.size() == 1);
  CHECK(found.matches[0].rule == "secret/acme-token");
  for (const char* odd :
       {"apiVersion: v1\nkind: Secret\n", "apiVersion: v1\nkind: Secret\ndata: null\n",
        "apiVersion: v1\nkind: Secret\ndata: [1]\n", "apiVersion: v1\nkind: Secret\ndata: {a: , b: \"\"}\n",
        "apiVersion: v1\nkind: List\nitems:\n"}) {
    CHECK(inspect(odd).matches.empty());
  }
}

TEST_CASE("what a template holds literally is found, and what it makes is not") {
  std::string text =
      "# shop\n---\n{{- if .Values.enabled }}\napiVersion: v1\nkind: Secret\nmetadata:\n  name: {{ include "
      "\"shop.name\" . }}-db\n  labels:\n"
      "    {{- include \"shop.labels\" . | nindent 4 }}\ntype: Opaque\ndata:\n  user: {{ .Values.user | b64enc | quote "
      "}}\n"
      "  dsn: {{ printf \"postgres://app:%s@db\" .Values.password | b64enc }}\n  password: " +
      test::base64(password) + "\n  token: \"{{ .Values.a }}-{{ .Values.b }}\"\n{{- end }}\n---\nkind: Other\n";
  auto slice = detectors::document_at(text, static_cast<std::uint32_t>(text.find("kind"))).slice;
  REQUIRE(slice);
  auto found = detectors::inspect_slice(text, *slice, {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].object.kind == "Secret");
  CHECK(found[0].object.name.empty());
  REQUIRE(found[0].matches.size() == 1);
  CHECK(found[0].matches[0].canonical == password);
  CHECK(text.substr(found[0].matches[0].span.begin.offset, found[0].matches[0].span.length) == test::base64(password));
}

TEST_CASE("the first kind of a document is its anchor, wherever documents begin") {
  std::string document = secret("stringData:\n  a.yaml: |\n    kind: x\n  password: " + password + "\n");
  std::string text = "---\n" + document + "---\n" + document + "--- # end\n" + document;
  std::size_t anchors = 0, matches = 0;
  for (std::size_t at = text.find("kind"); at != std::string::npos; at = text.find("kind", at + 1)) {
    auto slice = detectors::document_at(text, static_cast<std::uint32_t>(at)).slice;
    if (!slice) continue;
    ++anchors;
    for (const auto& one : detectors::inspect_slice(text, *slice, {})) {
      for (const auto& match : one.matches) {
        if (match.confidence == findings::Confidence::low) continue;
        CHECK(text.substr(match.span.begin.offset, match.span.length) == password);
        ++matches;
      }
    }
  }
  CHECK(anchors == 3);
  CHECK(matches == 3);
  for (std::string other : {"kind: x\nname: y\n", "{\"kind\": \"x\", \"a\": {\"apiVersion\": \"v1\"}}",
                            "a:\n  kind: Secret\n  apiVersion: v1\n"}) {
    CHECK_FALSE(detectors::document_at(other, static_cast<std::uint32_t>(other.find("kind"))).slice);
  }
}
