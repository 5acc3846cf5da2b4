#include <catch2/catch.hpp>

#include "kustomize/cluster_scope.h"
#include "kustomize/field_match.h"
#include "kustomize/field_path.h"
#include "yaml/emit.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::kustomize;

namespace {

std::string found(const std::string& object, std::string_view path) {
  const yaml::Parsed parsed = yaml::parse(object, 1, yaml::Dialect::kustomize);
  auto out = find_field(parsed.documents.front().root, split_field_path(path));
  if (!out) return "error";
  return *out ? std::string(out->text()) : "nothing";
}

/// The object after the fields were set to X, and their number.
std::string set(const std::string& object, std::string_view path, bool create = false) {
  const yaml::Parsed parsed = yaml::parse(object, 1, yaml::Dialect::kustomize);
  yaml::Builder nodes;
  nodes.use(parsed.documents.front());
  auto out = set_fields(nodes, parsed.documents.front().root, split_field_path(path), create, {},
                        [&](yaml::Node) -> Result<yaml::Node> { return nodes.scalar("X", {}); });
  if (!out) return "error";
  return std::to_string(out->count) + " " + yaml::emit(out->object, yaml::Dialect::kustomize).value();
}

}  // namespace

TEST_CASE("a source's path leads to one node") {
  const std::string object = "{a: {b.c: 1}, l: [{n: x, v: 2}, {n: y, v: 3}], p: [q, r]}";
  CHECK(found(object, "a.[b.c]") == "1");
  CHECK(found(object, "l.[n=y].v") == "3");
  CHECK(found(object, "l.0.v") == "2");
  CHECK(found(object, "l.-.v") == "3");
  CHECK(found(object, "p.[=r]") == "r");
  CHECK(found(object, "a.z.y") == "nothing");
  CHECK(found(object, "l.[n=z].v") == "nothing");
  CHECK(found(object, "l.*.v") == "error");
  CHECK(found(object, "p.q") == "error");
}

TEST_CASE("a target's path leads to every field that it matches") {
  CHECK(set("l: [{n: web, v: 1}, {n: web2, v: 2}, {n: db, v: 3}]", "l.[n=web].v") ==
        "2 l:\n- \"n\": web\n  v: X\n- \"n\": web2\n  v: X\n- \"n\": db\n  v: 3\n");
  CHECK(set("l: [{v: 1}, {v: 2}]", "l.*.v") == "2 l:\n- v: X\n- v: X\n");
  CHECK(set("l: [{v: 1}, {v: 2}]", "l.1.v") == "1 l:\n- v: 1\n- v: X\n");
  CHECK(set("l: [a, b]", "l.[=b]") == "1 l:\n- a\n- X\n");
  CHECK(set("a: {}", "a.b.c") == "0 a: {}\n");
  CHECK(set("l: [{v: 1}]", "l.1.v") == "error");
  CHECK(set("a: {b: 1}", "a.[n=x].v") == "error");
  CHECK(set("l: [{n: web}]", "l.[n=(].v") == "error");
}

TEST_CASE("absent fields are made where that is asked for") {
  CHECK(set("a: {}", "a.b.c", true) == "1 a:\n  b:\n    c: X\n");
  CHECK(set("a: {}", "a.[k=v].c", true) == "error");
  CHECK(set("a: {l: []}", "a.l.[k=v].c", true) == "1 a:\n  l:\n  - c: X\n    k: v\n");
  CHECK(set("a: {}", "a.l.[k=v].c", true) == "1 a:\n  l:\n  - c: X\n    k: v\n");
  CHECK(set("a: {l: [x]}", "a.l.1", true) == "1 a:\n  l:\n  - x\n  - X\n");
}

TEST_CASE("only kinds of the API that Kustomize carries are cluster-wide") {
  CHECK(is_cluster_scoped("rbac.authorization.k8s.io/v1", "ClusterRole"));
  CHECK(is_cluster_scoped("v1", "Namespace"));
  CHECK_FALSE(is_cluster_scoped("v2", "Namespace"));
  CHECK_FALSE(is_cluster_scoped("cert-manager.io/v1", "ClusterIssuer"));
  CHECK_FALSE(is_cluster_scoped("apps/v1", "Deployment"));
}
