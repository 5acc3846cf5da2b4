#include "kustomize/strategic_merge.h"

#include <catch2/catch.hpp>

#include "yaml/emit.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::kustomize;

namespace {

const std::string head = "apiVersion: apps/v1\nkind: Deployment\n";
const std::string pods =
    "spec: {template: {spec: {containers: [{name: a, image: x, env: [{name: E, value: '1'}], ports: [{containerPort: "
    "80}, {containerPort: 443, protocol: TCP}]}, {name: b, image: w}, {name: c, image: z}]}}}\n";

/// The pod's specification after `patch` was merged into it, in one line of JSON-like YAML.
std::string merged(const std::string& patch) {
  const yaml::Parsed object = yaml::parse(head + pods, 1, yaml::Dialect::kustomize);
  const yaml::Parsed change =
      yaml::parse(head + "spec: {template: {spec: " + patch + "}}\n", 2, yaml::Dialect::kustomize);
  yaml::Builder nodes;
  MergeSchema schema;
  auto out = strategic_merge(nodes, schema, object.documents.front().root, change.documents.front().root);
  if (!out) return "error";
  const yaml::Node spec = out->at_pointer("/spec/template/spec");
  std::string names;
  for (const yaml::Node container : spec.find("containers").items()) {
    names += std::string(container.find("name").text());
    for (const yaml::Node port : container.find("ports").items())
      names += ":" + std::string(port.find("containerPort").text()) + std::string(port.find("name").text());
    names += " ";
  }
  return spec.find("containers") ? names : yaml::emit(spec, yaml::Dialect::kustomize).value();
}

yaml::Document parsed(const std::string& text, TextId id) {
  return yaml::parse(text, id, yaml::Dialect::kustomize).documents.front();
}

}  // namespace

TEST_CASE("lists with keys are merged, elements of the patch first") {
  CHECK(merged("{containers: [{name: c, args: [q]}, {name: n}]}") == "c n a:80:443 b ");
  CHECK(merged("{containers: [{name: b, $patch: delete}]}") == "a:80:443 c ");
  CHECK(merged("{containers: [{name: b, $patch: replace, args: [q]}]}") == "b a:80:443 c ");
  CHECK(merged("{containers: [{$patch: replace}, {name: z}]}") == "z ");
  CHECK(merged("{containers: null}") == "{}\n");
  CHECK(merged("{containers: [{image: w}]}") == "");
  CHECK(merged("{containers: {a: b}}") == "error");
  CHECK(merged("{$patch: nonsense}") == "error");
}

TEST_CASE("ports are merged by port and protocol, as Kustomize 5.7 does it") {
  CHECK(merged("{containers: [{name: a, ports: [{containerPort: 80, protocol: TCP, name: x}]}]}") == "a:80:443 b c ");
  CHECK(
      merged("{containers: [{name: a, ports: [{containerPort: 443, protocol: TCP, name: x}, {containerPort: 9}]}]}") ==
      "a:9:80:443x b c ");
}

TEST_CASE("null takes a field away, and new maps lose their nulls") {
  const yaml::Document object = parsed("a: {b: 1, c: [1, 2]}\nd: ~\ne:\n", 1);
  const yaml::Document patch = parsed("a: {b: null, n: {x: null, y: 2}, c: [3]}\n", 2);
  yaml::Builder nodes;
  MergeSchema schema;
  const yaml::Node out = *strategic_merge(nodes, schema, object.root, patch.root);
  CHECK(yaml::emit(out, yaml::Dialect::kustomize).value() == "a:\n  c:\n  - 3\n  \"n\":\n    \"y\": 2\nd: null\n");
}

TEST_CASE("a value in the place of a quoted one is a string") {
  const yaml::Document object = parsed("{a: '1', b: 1, c: x}", 1), patch = parsed("{a: 2, b: '2', c: 3}", 2);
  yaml::Builder nodes;
  MergeSchema schema;
  const yaml::Node out = *strategic_merge(nodes, schema, object.root, patch.root);
  CHECK(yaml::emit(out, yaml::Dialect::kustomize).value() == "a: \"2\"\nb: \"2\"\nc: 3\n");
}

TEST_CASE("scalars of the patch know what they replaced; the rest keeps its identity") {
  const yaml::Document object = parsed("a: {b: old}\nc: {d: [x]}\n", 1);
  const yaml::Document patch = parsed("a: {b: new}\n", 2);
  yaml::Builder nodes;
  MergeSchema schema;
  const yaml::Node out = *strategic_merge(nodes, schema, object.root, patch.root);
  CHECK(out.at_pointer("/a/b").span() == patch.root.at_pointer("/a/b").span());
  CHECK(out.at_pointer("/a/b").was().identity() == object.root.at_pointer("/a/b").identity());
  CHECK(out.find("c").identity() == object.root.find("c").identity());
  CHECK_FALSE(*strategic_merge(nodes, schema, object.root, parsed("{$patch: delete}", 3).root));
}
