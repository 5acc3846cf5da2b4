#include <catch2/catch.hpp>

#include "policies/hygiene/literal.h"
#include "tests/policies/judged.h"

using namespace rummage;
using Lines = std::vector<std::uint32_t>;

namespace {

std::string pod(const std::string& body) {
  return "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n" + body;
}

}  // namespace

TEST_CASE("values that nobody must keep secret are no literals, their twins are") {
  using policies::hygiene::is_literal;
  const std::pair<const char*, const char*> plain[] = {
      {"a", ""},
      {"a", "{{ .x }}"},
      {"a", "${X}"},
      {"a", "$(X)"},
      {"a", "<password>"},
      {"a", "changeme"},
      {"a", "5432"},
      {"a", "true"},
      {"username", "bo"},
      {"Host", "db"},
      {"a", "ref+vault://x"},
      {"a", "https://x.org/y"},
      {"ca.crt", "x"},
      {"a", "ENC[AES256_GCM,data:a,iv:b,tag:c,type:str]"},
      {"a", "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n"}};
  for (const auto& [key, value] : plain) {
    CAPTURE(value);
    CHECK(!is_literal(key, value));
  }
  for (const char* value : {"blue-harbour", "https://bo:blue@x.org/y", "a b c", "blue{harbour}"}) {
    CAPTURE(value);
    CHECK(is_literal("a", value));
  }
}

TEST_CASE("a container that takes many keys is one finding with the others beside it") {
  const std::string env = "    - {name: A, valueFrom: {secretKeyRef: {name: db, key: a}}}\n";
  const auto judged =
      test::judged({pod("  containers:\n  - name: web\n    env:\n" + env + env + "  - name: side\n    env:\n" + env +
                        "  initContainers:\n  - name: init\n    env:\n" + env)});
  CHECK(judged.lines("hygiene/secret-in-env").size() == 3);
  for (const findings::Draft& draft : judged.drafts)
    if (test::catalogue()[draft.rule].id == "hygiene/secret-in-env" &&
        draft.message.find("container web") != std::string::npos)
      CHECK(draft.related.size() == 1);
}

TEST_CASE("paths of the node are compared by their parts") {
  const auto fires = [](const std::string& path) {
    return test::judged(
               {pod("  containers: [{name: web}]\n  volumes:\n  - name: x\n    hostPath: {path: " + path + "}\n")})
        .fired("hygiene/host-path-credentials");
  };
  for (const char* path :
       {"/", "//etc//kubernetes/", "/etc/kubernetes/pki", "/var/run", "/home/bo/.kube/config", "/root"}) {
    CAPTURE(path);
    CHECK(fires(path));
  }
  for (const char* path :
       {"/var/log", "/etc/kubernetes-x", "/dev", "/sys", "/opt/data", "/var/lib/kubelet2", "/boot"}) {
    CAPTURE(path);
    CHECK(!fires(path));
  }
}

TEST_CASE("base64 is no protection, and what is no base64 is no literal") {
  const auto lines = [](const std::string& value) {
    return test::judged({"apiVersion: v1\nkind: Secret\nmetadata: {name: x}\ndata: {a: " + value + "}\n"})
        .lines("hygiene/plain-secret");
  };
  CHECK(lines("Ymx1ZS1oYXJib3Vy") == Lines{3});
  CHECK(lines("Y2hhbmdlbWU=").empty());
  CHECK(lines("'{{ .Values.a | b64enc }}'").empty());
  CHECK(lines("dHJ1ZQ==").empty());
}
