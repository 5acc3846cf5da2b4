#include "kustomize/transformer_object.h"

#include <catch2/catch.hpp>

#include "yaml/emit.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::kustomize;

namespace {

/// Objects read from one text, and a kustomization's fields.
struct Build {
  sources::Sources sources;
  yaml::Builder nodes;
  Writer writer{nodes, sources};
  Resources resources;
  std::vector<std::string> errors;
  FieldConfig config = FieldConfig::defaults();
  Transforming with{writer, config, [this](const Error& error) {
                      errors.push_back(error.code);
                      return true;
                    }};

  explicit Build(const std::string& text) {
    for (const yaml::Document& document : parse(text)) resources.push_back({document.root, {}, {}, {}, {}});
  }
  std::vector<yaml::Document> parse(const std::string& text) {
    const TextId id = sources.add_blob(blob_id(text), share(text));
    const yaml::Parsed parsed = yaml::parse(text, id, yaml::Dialect::kustomize);
    for (const yaml::Document& document : parsed.documents) nodes.use(document);
    return parsed.documents;
  }
  yaml::Node value(const std::string& text) { return parse(text).front().root; }
  std::string at(std::size_t resource, std::string_view pointer) {
    return std::string(resources[resource].node.at_pointer(pointer).text());
  }
};

const char* const rbac = R"(apiVersion: v1
kind: ServiceAccount
metadata: {name: app}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: bind}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects:
- {kind: ServiceAccount, name: app}
- {kind: ServiceAccount, name: default}
- {kind: ServiceAccount, name: app, namespace: other}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {spec: {serviceAccountName: app, containers: [{name: c, image: 'reg:5000/web:1'}]}}}
)";

}  // namespace

TEST_CASE("bindings follow renamed roles and accounts") {
  Build build(rbac);
  const yaml::Node prefix = build.value("p-");
  REQUIRE(apply_namespace(build.resources, {build.value("shop"), build.config.name_space}, build.with));
  REQUIRE(apply_affixes(build.resources, prefix, {}, build.with));
  REQUIRE(renew_references(build.resources, build.with));
  CHECK(build.errors.empty());
  CHECK(build.at(0, "/metadata/namespace") == "shop");
  CHECK(build.at(2, "/roleRef/name") == "p-reader");
  CHECK(build.at(2, "/subjects/0/name") == "p-app");
  CHECK(build.at(2, "/subjects/0/namespace") == "shop");
  CHECK(build.at(2, "/subjects/1/name") == "default");
  CHECK(build.at(2, "/subjects/1/namespace") == "shop");
  CHECK(build.at(2, "/subjects/2/name") == "app");
  CHECK_FALSE(build.resources[3].node.at_pointer("/metadata/namespace"));
  CHECK(build.at(4, "/spec/template/spec/serviceAccountName") == "p-app");
}

TEST_CASE("a reference's own bytes stay its own, and the prefix is the field's") {
  Build build(rbac);
  REQUIRE(apply_affixes(build.resources, build.value("p-"), {}, build.with));
  const yaml::Node before = build.resources[2].node.at_pointer("/roleRef/name");
  REQUIRE(renew_references(build.resources, build.with));
  const yaml::Node after = build.resources[2].node.at_pointer("/roleRef/name");
  const auto traces = build.sources.trace(after.span());
  REQUIRE(traces.size() == 2);
  CHECK(traces[0].how.origin == sources::Origin::transformer_field);
  CHECK(traces[1].span == before.span());
  CHECK(after.was().identity() == before.identity());
}

TEST_CASE("namespaces that bring two ids together are an error") {
  Build build(
      "apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: x}\n---\n"
      "apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: y}\n");
  CHECK(apply_namespace(build.resources, {build.value("z"), build.config.name_space}, build.with));
  CHECK(build.errors == std::vector<std::string>{"kustomize/id-conflict"});
}

TEST_CASE("labels go where their options say") {
  Build build(rbac);
  const yaml::Node labels = build.value(
      "[{pairs: {a: '1'}}, {pairs: {b: '2'}, includeTemplates: true}, {pairs: {c: '3'}, includeSelectors: true},"
      " {pairs: {d: '4'}, fields: [{path: spec/extra, create: true, kind: Deployment}]}]");
  REQUIRE(apply_labels(build.resources, labels, build.value("{e: '5'}"), build.with));
  const yaml::Node web = build.resources[4].node;
  CHECK(web.at_pointer("/metadata/labels").size() == 5);
  CHECK(web.at_pointer("/spec/template/metadata/labels").size() == 3);
  CHECK(web.at_pointer("/spec/selector/matchLabels").size() == 2);
  CHECK(web.at_pointer("/spec/extra/d").text() == "4");
  CHECK(build.resources[0].node.at_pointer("/metadata/labels").size() == 5);
}

TEST_CASE("images, replicas and hashes") {
  Build build(rbac);
  REQUIRE(apply_images(build.resources, build.value("[{name: 'reg:5000/web', newTag: '2'}, {name: x, newTag: y}]"),
                       build.with));
  CHECK(build.at(4, "/spec/template/spec/containers/0/image") == "reg:5000/web:2");
  REQUIRE(apply_replicas(build.resources, build.value("[{name: web, count: 3}]"), build.with));
  CHECK(build.resources[4].node.at_pointer("/spec/replicas").as_int() == 3);
  CHECK(build.errors.empty());
  CHECK(apply_replicas(build.resources, build.value("[{name: none, count: 3}]"), build.with));
  CHECK(build.errors.size() == 1);

  Build map("kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\ndata: {k: '<v>&é', b: x}\n");
  map.resources[0].needs_hash = true;
  add_hash_suffixes(map.resources, map.writer);
  CHECK(map.at(0, "/metadata/name") == "a-m9t7km625k");
}

TEST_CASE("replacements copy a field, whole or in part") {
  Build build(rbac);
  const auto run = [&](const std::string& text) {
    return replace(build.writer, build.resources, build.value(text), build.with.failed);
  };
  REQUIRE(
      run("{source: {kind: Role}, targets: [{select: {kind: Deployment}, fieldPaths: "
          "['spec.template.spec.containers.[name=c].image'], options: {delimiter: ':', index: 2}}]}"));
  CHECK(build.at(4, "/spec/template/spec/containers/0/image") == "reg:5000/web:reader");
  REQUIRE(
      run("{sourceValue: v, targets: [{select: {name: reader}, reject: [{kind: ClusterRole}], fieldPaths: "
          "[metadata.labels.x], options: {create: true}}]}"));
  CHECK(build.at(1, "/metadata/labels/x") == "v");
  CHECK_FALSE(build.resources[3].node.at_pointer("/metadata/labels"));
  CHECK(build.errors.empty());
  run("{source: {name: reader}, targets: [{select: {kind: Role}}]}");
  run("{source: {kind: Role}, targets: [{select: {kind: Deployment}, fieldPaths: [spec.none]}]}");
  CHECK(build.errors == std::vector<std::string>(2, "kustomize/replacement"));
}

TEST_CASE("vars are expanded with their types") {
  Build build(
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {port: '80'}\nn: 7\n---\n"
      "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: a, args: ['$(N)', "
      "'x-$(N)-$(U)', $(P)]}]}\n");
  std::vector<Variable> variables;
  const std::string objref = "objref: {kind: ConfigMap, apiVersion: v1, name: c}";
  REQUIRE(declare_variables(build.resources, variables,
                            build.value("[{name: N, " + objref + ", fieldref: {fieldpath: n}}, {name: P, " + objref +
                                        ", fieldref: {fieldPath: data.port}}]"),
                            build.with));
  REQUIRE(expand_variables(build.resources, variables, build.with));
  CHECK(build.errors.empty());
  const yaml::Node args = build.resources[1].node.at_pointer("/spec/containers/0/args");
  CHECK(args.at(0).as_int() == 7);
  CHECK(args.at(1).text() == "x-7-$(U)");
  CHECK(args.at(2).is_string());
  CHECK(args.at(2).text() == "80");
}

TEST_CASE("a transformer written as an object uses the fields that it names") {
  Build build(rbac);
  const auto run = [&](const std::string& text) {
    return apply_transformer_object(build.resources, build.value("{apiVersion: builtin, " + text + "}"), build.with);
  };
  CHECK(run("kind: NamespaceTransformer, metadata: {namespace: n}, setRoleBindingSubjects: allServiceAccounts") ==
        true);
  CHECK(build.at(2, "/subjects/2/namespace") == "n");
  CHECK(run("kind: PrefixTransformer, prefix: p-, fieldSpecs: [{kind: Role, path: metadata/name}]") == true);
  CHECK(build.at(1, "/metadata/name") == "p-reader");
  CHECK(build.at(0, "/metadata/name") == "app");
  CHECK(run("kind: LabelTransformer, labels: {a: b}, fieldSpecs: [{path: metadata/labels, create: true}]") == true);
  CHECK(build.at(4, "/metadata/labels/a") == "b");
  CHECK(build.errors.empty());
  CHECK_FALSE(run("kind: PatchTransformer"));
  run("kind: NamespaceTransformer, setRoleBindingSubjects: some");
  CHECK(build.errors == std::vector<std::string>{"kustomize/transformer"});
}
