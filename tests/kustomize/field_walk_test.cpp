#include <catch2/catch.hpp>

#include "kustomize/edit.h"
#include "kustomize/field_path.h"
#include "kustomize/field_walk.h"
#include "yaml/emit.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::kustomize;

namespace {

/// The object after "X" was written to a field; "error" when the walk fails.
std::string walked(const std::string& object, std::string_view path, Create create) {
  const yaml::Parsed parsed = yaml::parse(object, 1, yaml::Dialect::kustomize);
  yaml::Builder nodes;
  nodes.use(parsed.documents.front());
  const auto set = [&](yaml::Node was) -> Result<yaml::Node> {
    if (create == Create::mapping) return with_entry(nodes, was, nodes.scalar("k", {}), nodes.scalar("X", {}));
    return nodes.scalar("X", {});
  };
  auto out = walk_field(nodes, parsed.documents.front().root, path, create, {}, set);
  return out ? yaml::emit(*out, yaml::Dialect::kustomize).value() : "error";
}

}  // namespace

TEST_CASE("a field path enters lists, makes what is absent where it may, and stops at scalars") {
  CHECK(walked("a: {b: [{c: 1}, {d: 2}]}", "a/b/c", Create::none) == "a:\n  b:\n  - c: X\n  - d: 2\n");
  CHECK(walked("a: {b: [{c: 1}, {d: 2}]}", "/a/b[]/c", Create::none) == "a:\n  b:\n  - c: X\n  - d: 2\n");
  CHECK(walked("a: {b: [{c: 1}, {d: 2}]}", "a/b/c", Create::scalar) == "a:\n  b:\n  - c: X\n  - c: X\n    d: 2\n");
  CHECK(walked("a: {}", "a/b/c", Create::none) == "a: {}\n");
  CHECK(walked("a: {}", "a/b/c", Create::scalar) == "a:\n  b:\n    c: X\n");
  CHECK(walked("a: null", "a/b/c", Create::none) == "a: null\n");
  CHECK(walked("a: null", "a/b", Create::mapping) == "a:\n  b:\n    k: X\n");
  CHECK(walked("a: {b: null}", "a/b", Create::mapping) == "a:\n  b:\n    k: X\n");
  CHECK(walked("a: {b: null}", "a/b[]/c", Create::none) == "a:\n  b: []\n");
  CHECK(walked("a: {x/y: 1}", "a/x\\/y", Create::none) == "a:\n  x/y: X\n");
  CHECK(walked("a: text", "a/b", Create::scalar) == "error");
  CHECK(walked("a: {b: 1}", "a//b", Create::none) == "error");
}

TEST_CASE("what stands beside a change keeps its identity") {
  const yaml::Parsed parsed = yaml::parse("a: {b: 1, c: {d: 2}}\ne: [f, g]\n", 1, yaml::Dialect::kustomize);
  const yaml::Node root = parsed.documents.front().root;
  yaml::Builder nodes;
  nodes.use(parsed.documents.front());
  const auto same = [](yaml::Node was) -> Result<yaml::Node> { return was; };
  CHECK(walk_field(nodes, root, "a/b", Create::none, {}, same)->identity() == root.identity());
  const auto other = [&](yaml::Node) -> Result<yaml::Node> { return nodes.scalar("X", {}); };
  const yaml::Node changed = *walk_field(nodes, root, "e", Create::none, {}, other);
  CHECK(changed.find("a").identity() == root.find("a").identity());
  CHECK(with_child(nodes, root.find("e"), 1, nodes.scalar("h", {})).at(0).identity() ==
        root.find("e").at(0).identity());
  CHECK(without_entry(nodes, root, "e").size() == 1);
  CHECK(without_entry(nodes, root, "z").identity() == root.identity());
}

TEST_CASE("paths are cut with their escapes and brackets") {
  using Steps = std::vector<std::string>;
  CHECK(split_path("a/b\\/c/d") == Steps{"a", "b/c", "d"});
  CHECK(split_path("/a") == Steps{"a"});
  CHECK(split_path("") == Steps{""});
  CHECK(split_field_path("spec.containers.[name=a.b].image") == Steps{"spec", "containers", "[name=a.b]", "image"});
  CHECK(split_field_path("metadata.annotations.[a.b/c]") == Steps{"metadata", "annotations", "a.b/c"});
  CHECK(split_field_path("metadata.annotations.a\\.b") == Steps{"metadata", "annotations", "a.b"});
  CHECK(split_field_path("a.[b.c") == Steps{"a", "b.c"});
  CHECK(element_step("[name=a=b]").value == "a=b");
  CHECK_FALSE(element_step("[name]").valid);
  CHECK(index_step("12") == 12);
  CHECK(index_step("-1") == -1);
  CHECK(index_step("1a") == -1);
}
