#include <catch2/catch.hpp>

#include "built.h"
#include "kustomize/build_notes.h"
#include "kustomize/remote.h"

using namespace rummage::kustomize;
using namespace rummage::kustomize::test;

TEST_CASE("addresses are told from paths") {
  for (const char* remote : {"https://x/y", "ssh://git@x/y", "git@github.com:a/b", "github.com/a/b", "git::x",
                             "x.com/a.git?ref=1", "file:///a"})
    CHECK(is_remote(remote));
  for (const char* local : {"../base", "a/github.com/b", "x.git", ".", "a?b", "apiVersion: v1\nurl: https://x"})
    CHECK_FALSE(is_remote(local));
}

TEST_CASE("trails keep the way out of the folder") {
  CHECK(join_trail("", "a.yaml") == "a.yaml");
  CHECK(join_trail("../base", "./x/../a.yaml") == "../base/a.yaml");
  CHECK(join_trail("../base", "../../b") == "../../b");
  CHECK(join_trail("", ".").empty());
}

TEST_CASE("a folded text gains the line that Kustomize's printing gives it") {
  const auto printed = [](const std::string& value) {
    const Built built({{"kustomization.yaml", "resources: [a.yaml]\n"},
                       {"a.yaml", "apiVersion: v1\nkind: A\nmetadata:\n  name: a\nv: >-\n" + value}},
                      true);
    return std::string(built.result.objects.at(0).find("v").text());
  };
  CHECK(printed("  a\n  b\n") == "a b");
  CHECK(printed("  a\n    b\n  c\n") == "a\n\n  b\nc");
  CHECK(printed("  a\n\n    b\n    c\n") == "a\n\n\n  b\n  c");
}

TEST_CASE("annotations are printed as texts, and not at all when there are none") {
  const Built built({{"kustomization.yaml", "resources: [a.yaml]\n"},
                     {"a.yaml",
                      "kind: A\nmetadata:\n  name: a\n  annotations: {t: true, n: 1, l: [x]}\n---\nkind: B\n"
                      "metadata:\n  name: b\n  annotations: {}\n"}},
                    true);
  CHECK(built.text() ==
        "kind: A\nmetadata:\n  annotations:\n    l: \"\"\n    \"n\": \"1\"\n    t: \"true\"\n  name: a\n---\n"
        "kind: B\nmetadata:\n  name: b\n");
}

TEST_CASE("lists are taken apart") {
  const Built built({{"kustomization.yaml", "resources: [a.yaml]\nsortOptions: {order: fifo}\n"},
                     {"a.yaml",
                      "kind: List\napiVersion: v1\nitems:\n- {kind: A, metadata: {name: a}}\n"
                      "- kind: ThingList\n  items: [{kind: Thing, metadata: {name: t}}]\n"
                      "- {kind: B, metadata: {name: b}}\n"}},
                    true);
  CHECK(built.names() == std::vector<std::string>{"A a", "B b", "Thing t"});
}

TEST_CASE("a configured field for one kind takes the place of the same field for all") {
  const Files files{{"kustomization.yaml", "resources: [a.yaml]\nnamePrefix: p-\nconfigurations: [c.yaml]\n"},
                    {"c.yaml", "namePrefix: [{path: metadata/name, kind: Host}]\n"},
                    {"a.yaml", "kind: Host\nmetadata: {name: h}\n---\nkind: Other\nmetadata: {name: o}\n"}};
  CHECK(Built(files, true).names() == std::vector<std::string>{"Host p-h", "Other o"});
}

TEST_CASE("subjects have namespaces that are texts, and one schema is known by its version") {
  const Files files{{"kustomization.yaml", "resources: [a.yaml]\n"},
                    {"a.yaml",
                     "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b}\n"
                     "roleRef: {kind: Role, name: r}\nsubjects:\n- kind: ServiceAccount\n  name: s\n"
                     "  namespace:\n"}};
  CHECK(Built(files, true).error() == "kustomize/object");
  CHECK(Built(files).notices() == std::vector<std::string>{"kustomize/object a.yaml:8"});
  CHECK(Built({{"kustomization.yaml", "openapi: {version: v9}\nnamePrefix: x\n"}}, true).error() ==
        "kustomize/invalid");
}
