#include "yaml/builder.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/yaml/json_value.h"
#include "tests/yaml/texts.h"
#include "yaml/walk.h"

using namespace rummage;
using namespace rummage::yaml;
using nlohmann::json;

namespace {

json value_of(Node node) {
  bool failed = false;
  return test::json_value(node, Dialect::kubernetes, failed);
}

/// Pointers of all scalars of a document; those through keys that JSON writes otherwise are left out.
std::vector<std::string> pointers(Node root) {
  std::vector<std::string> out;
  walk_scalars(root, [&](const Leaf& leaf) {
    out.push_back(leaf.path.pointer());
    return true;
  });
  return out;
}

}  // namespace

TEST_CASE("replacing one value changes it and nothing else") {
  std::size_t replaced = 0;
  for (const std::string& text : test::sample_texts()) {
    for (const Document& document : parse(text, 1).documents) {
      const json before = value_of(document.root);
      for (const std::string& pointer : pointers(document.root)) {
        json expected = before;
        if (!expected.contains(json::json_pointer(pointer))) continue;
        Builder builder;
        builder.use(document);
        const auto root = builder.with(document.root, pointer, builder.scalar("new", {}));
        REQUIRE(root);
        expected[json::json_pointer(pointer)] = "new";
        CHECK(value_of(*root) == expected);
        CHECK(root->at_pointer(pointer).was().identity() == document.root.at_pointer(pointer).identity());
        CHECK(value_of(document.root) == before);
        ++replaced;
      }
    }
  }
  CHECK(replaced > 80);
}

TEST_CASE("subtrees beside the way keep their identity and outlive their document") {
  Builder builder;
  Document changed;
  const void* kept = nullptr;
  {
    const Parsed parsed = parse("a: {b: 1, c: [x, y]}\nd: {e: text}\n", 1);
    const Document& base = parsed.documents[0];
    kept = base.root.find("d").identity();
    builder.use(base);
    const auto root = builder.with(base.root, "/a/c/1", builder.scalar("z", {}));
    REQUIRE(root);
    const auto longer = builder.with(*root, "/a/c/-", builder.scalar("end", {}));
    REQUIRE(longer);
    const auto added = builder.with(*longer, "/a/new~1key", builder.scalar("v", {}));
    REQUIRE(added);
    CHECK_FALSE(builder.with(*added, "/a/none/deep", builder.scalar("v", {})));
    CHECK_FALSE(builder.with(*added, "/a/b/deep", builder.scalar("v", {})));
    const auto less = builder.without(*added, "/a/b");
    REQUIRE(less);
    changed = builder.freeze(*less);
  }
  CHECK(changed.root.find("d").identity() == kept);
  CHECK(changed.root.find("d").find("e").text() == "text");
  CHECK(value_of(changed.root) ==
        json::parse(R"({"a": {"c": ["x", "z", "end"], "new/key": "v"}, "d": {"e": "text"}})"));
}
