#include "kubernetes/object.h"

#include <catch2/catch.hpp>

#include "kubernetes/object_set.h"
#include "kubernetes/selector.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::kubernetes;

namespace {

std::vector<Object> objects(std::string_view text) {
  return objects_of(yaml::parse(text, 1));
}

std::vector<std::string> titles(std::string_view text) {
  std::vector<std::string> all;
  for (const Object& object : objects(text)) all.push_back(object.title());
  return all;
}

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("documents become objects, also out of Lists within Lists and out of JSON") {
  CHECK(titles("apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: n}\n---\n# nothing\n---\n"
               "apiVersion: v1\nkind: Pod\nmetadata: {generateName: p-}\n") == Titles{"Secret n/a", "Pod p-"});
  CHECK(titles(R"({"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"List","items":[
      {"apiVersion":"v1","kind":"Secret","metadata":{"name":"in"}}]}, null, 3,
      {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"out"}}]})") == Titles{"Secret in", "ConfigMap out"});
  CHECK(
      titles("apiVersion: v1\nkind: SecretList\nitems:\n- metadata: {name: a}\n- {kind: Pod, metadata: {name: b}}\n") ==
      Titles{"Secret a", "Pod b"});
  CHECK(titles("apiVersion: x.io/v1\nkind: AllowList\nspec: {items: [a]}\nmetadata: {name: l}\n") ==
        Titles{"AllowList l"});
}

TEST_CASE("what is no object gives none") {
  for (const char* text :
       {"replicas: 3\nimage: {tag: x}\n", "apiVersion: v2\nname: chart\nversion: 1.0.0\n", "- a\n- b\n", "text\n",
        "kind: Deployment\n", "apiVersion: v1\nkind: [Pod]\n", "apiVersion: v1\nkind: some kind\n",
        "apiVersion: v1\nkind: \"{{ .Values.kind }}\"\n", "apiVersion: v1\nkind: null\n", ""})
    CHECK(titles(text).empty());
}

TEST_CASE("files for programs are told from what a cluster keeps") {
  auto is_file = [](std::string_view api, std::string_view kind) {
    return class_of(api, kind) == ObjectClass::configuration;
  };
  CHECK(is_file("kustomize.config.k8s.io/v1beta1", "Kustomization"));
  CHECK(is_file("kubelet.config.k8s.io/v1beta1", "KubeletConfiguration"));
  CHECK(is_file("audit.k8s.io/v1", "Policy"));
  CHECK(is_file("v1", "Config"));
  CHECK_FALSE(is_file("kustomize.toolkit.fluxcd.io/v1", "Kustomization"));
  CHECK_FALSE(is_file("v1", "Secret"));
  CHECK_FALSE(objects("apiVersion: audit.k8s.io/v1\nkind: Policy\n").front().is("audit.k8s.io", "Policy"));
}

TEST_CASE("a list as deep as input likes is cut off") {
  std::string text;
  for (int depth = 0; depth < 50; ++depth) text += "{apiVersion: v1, kind: List, items: [";
  text += "{apiVersion: v1, kind: Pod}";
  for (int depth = 0; depth < 50; ++depth) text += "]}";
  CHECK(objects(text).empty());
}

TEST_CASE("look-up keeps every definition, and lets a namespace that is not written be any") {
  ObjectSet set(
      objects("{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: dev}}\n---\n"
              "{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: prod}}\n---\n"
              "{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: prod}}\n---\n"
              "{apiVersion: v1, kind: Secret, metadata: {name: a}}\n---\n"
              "{apiVersion: x.io/v1, kind: Secret, metadata: {name: a, namespace: prod}}\n"));
  CHECK(set.find({"", "Secret", "prod", "a"}).size() == 2);
  CHECK(set.find({"", "Secret", "stage", "a"}).size() == 1);
  CHECK(set.find({"", "Secret", "", "a"}).size() == 1);
  CHECK(set.find({"x.io", "Secret", "prod", "a"}).size() == 1);
  CHECK(set.find({"", "Secret", "prod", "b"}).empty());
  CHECK(set.of_kind("", "Secret").size() == 4);
}

TEST_CASE("selectors hold when each requirement does") {
  auto holds = [](std::string_view selector, std::string_view labels) {
    yaml::Parsed parsed = yaml::parse("s: " + std::string(selector) + "\nl: " + std::string(labels) + "\n", 1);
    yaml::Node root = parsed.documents.front().root;
    return selects(selector_of(root.find("s")), root.find("l"));
  };
  CHECK(holds("{}", "{}"));
  CHECK(holds("{matchLabels: {a: x}}", "{a: x, b: y}"));
  CHECK_FALSE(holds("{matchLabels: {a: x, b: z}}", "{a: x, b: y}"));
  CHECK_FALSE(holds("{matchLabels: {a: x}}", "{}"));
  CHECK(holds("{matchExpressions: [{key: a, operator: In, values: [x, y]}]}", "{a: y}"));
  CHECK_FALSE(holds("{matchExpressions: [{key: a, operator: In, values: [x, y]}]}", "{}"));
  CHECK(holds("{matchExpressions: [{key: a, operator: NotIn, values: [x]}]}", "{}"));
  CHECK_FALSE(holds("{matchExpressions: [{key: a, operator: NotIn, values: [x]}]}", "{a: x}"));
  CHECK(holds("{matchExpressions: [{key: a, operator: Exists}]}", "{a: ''}"));
  CHECK(holds("{matchExpressions: [{key: a, operator: DoesNotExist}]}", "{b: x}"));
  CHECK_FALSE(holds("{matchExpressions: [{key: a, operator: Near}]}", "{a: x}"));
}
