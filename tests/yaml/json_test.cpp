#include "yaml/json.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "tests/yaml/json_value.h"
#include "tests/yaml/texts.h"
#include "yaml/source_map.h"

using namespace rummage;
using namespace rummage::yaml;
using nlohmann::json;

namespace {

std::vector<std::string> json_texts() {
  std::vector<std::string> seeds{
      R"({"a": "\/ \ud83d\ude00 \u00e9 \"", "b": [1, -2.5e3, 0, 1e2, true, false, null, {}, [], [[{}]]]})",
      "{\"" + std::string(2000, 'k') + "\" : {\"x\":\"y\"} }\n",
      "[\n\t1\n,\t\"two\" , {\"three\"\n:\n3}]",
  };
  std::vector<std::string> out = seeds;
  for (std::string& text : test::mutated_texts(seeds, 6000)) out.push_back(std::move(text));
  return out;
}

}  // namespace

TEST_CASE("JSON is read as nlohmann's reader reads it") {
  std::size_t accepted = 0;
  for (const std::string& text : json_texts()) {
    // A lone surrogate is U+FFFD here and in Go, an error there.
    if (text.find("\\ud") != text.npos && !json::accept(text)) continue;
    Arena arena;
    const Limits limits;
    const detail::NodeData* root = compose_json({text, {1, 0}}, limits, arena);
    const bool expected = json::accept(text) && text.substr(0, 3) != "\xEF\xBB\xBF";
    CAPTURE(text);
    REQUIRE((root != nullptr) == expected);
    if (root == nullptr) continue;
    bool failed = false;
    CHECK(test::json_value(Node(root), Dialect::kubernetes, failed) == json::parse(text));
    ++accepted;
  }
  CHECK(accepted > 200);
}

TEST_CASE("documents of JSON that YAML refuses are read all the same") {
  const std::string text = R"({"url": "https:\/\/example.org", "face": "x\ud83d\ude00y"})";
  const Parsed parsed = parse(text, 1);
  REQUIRE(parsed.documents.size() == 1);
  CHECK(parsed.issues.empty());
  const Node root = parsed.documents[0].root;
  CHECK(root.find("url").text() == "https://example.org");
  const Node face = root.find("face");
  CHECK(face.text() == "x\xF0\x9F\x98\x80y");
  const Span last = face.source_of(5, 1);
  CHECK(text.substr(last.begin.offset, last.length) == "y");
  CHECK(parse(text, 1, Dialect::kustomize).documents.empty());
}
