#include "helm/value/from_yaml.h"

#include <catch2/catch.hpp>
#include <string>

#include "pieces.h"

using namespace rummage;
using namespace rummage::helm;
using sources::Origin;
using sources::Recording;

namespace {

struct Read {
  sources::Sources all;
  Heap heap;
  TextId id = 0;
  std::string text;
  Value value;

  explicit Read(std::string from, Recording recording = Recording::on) : text(std::move(from)) {
    id = register_text(all, text);
    auto read = read_yaml(heap, all, recording, Ground(id, text, Origin::values_leaf));
    REQUIRE(read.ok());
    value = *read;
  }
  Value at(std::string_view key) const { return value.as_map()->get(key); }
  /// The source bytes of a whole text.
  std::string source(const sources::Text& of) {
    std::string out;
    const TextId built = all.add(of);
    const auto& piece = of.pieces().front();
    const Span whole =
        of.pieces().size() == 1 && piece.how().same_bytes ? Span{piece.loc(), of.size()} : Span{{built, 0}, of.size()};
    for (const auto& found : all.trace(whole)) {
      CHECK(found.span.begin.text == id);
      out += *all.slice(found.span);
    }
    return out;
  }
};

}  // namespace

TEST_CASE("values are what Go's JSON makes of YAML") {
  Read read(
      "a: 0755\nb: yes\ny: 1_000\nd: ~\ne: 2020-01-01\nf: 1e3\ng: [1, two, {h: .5}]\nbase: &b {x: 1, z: q}\n"
      "m:\n  <<: *b\n  x: 2\nx: 1\nx: 3\n5: five\nt: 12:30\n");
  CHECK(read.at("a").as_real() == 493);
  CHECK(read.at("a").view() == "0755");
  CHECK(read.at("b").as_bool());
  CHECK(read.at("true").as_real() == 1000);
  CHECK(read.value.as_map()->find("true")->key.view() == "true");
  CHECK(read.source(read.value.as_map()->find("true")->key) == "y");
  CHECK(read.at("d").is_nil());
  CHECK(read.at("e").view() == "2020-01-01");
  CHECK(read.at("f").as_real() == 1000);
  CHECK(read.at("g").as_list()->items[2].as_map()->get("h").as_real() == 0.5);
  CHECK(read.at("m").as_map()->get("x").as_real() == 2);
  CHECK(read.source(read.at("m").as_map()->get("z").text()) == "q");
  CHECK(read.at("x").as_real() == 3);
  CHECK(read.at("5").view() == "five");
  CHECK(read.at("t").view() == "12:30");
  check_all_pieces(read.all, read.value);
}

TEST_CASE("texts of every style know their bytes") {
  Read read(
      "plain: a b\n  c\nsingle: 'it''s'\ndouble: \"tab\\tq\\\"\\u00e9 end\"\nliteral: |\n    one\n\n     two\n"
      "folded: >-\n  x\n  y\n\n  z\nempty: ''\n");
  CHECK(read.at("plain").view() == "a b c");
  CHECK(read.source(read.at("single").text()) == "it's");
  CHECK(read.at("double").view() == "tab\tq\"\u00e9 end");
  CHECK(read.source(read.at("double").text()) == "tab\\tq\\\"\\u00e9 end");
  CHECK(read.at("literal").view() == "one\n\n two\n");
  CHECK(read.source(read.at("literal").text()) == "one\n\n two\n");
  CHECK(read.source(read.at("folded").text()) == "x y\nz");
  CHECK(read.at("folded").view() == "x y\nz");
  CHECK(read.at("empty").view().empty());
  check_all_pieces(read.all, read.value);
}

TEST_CASE("a document in a built text keeps the pieces beneath") {
  Read outer("key: secret\nlines: |\n  a: \"q\\n\"\n  b: deep\n");
  sources::Builder builder(outer.all);
  (void)builder.literal({{outer.id, 0}, 5}, Origin::template_text, outer.text);
  builder.concat(outer.at("key").text());
  builder.opaque("\n", Origin::synth, Loc{});
  builder.concat(outer.at("lines").text());
  const sources::Text rope = builder.finish();
  auto inner = read_yaml(outer.heap, outer.all, Recording::on, Ground(rope));
  REQUIRE(inner.ok());
  const Map& map = *inner->as_map();
  CHECK(map.get("key").text().pieces()[0].how().origin == Origin::values_leaf);
  CHECK(outer.source(map.get("key").text()) == "secret");
  CHECK(outer.source(map.get("b").text()) == "deep");
  CHECK(outer.source(map.get("a").text()) == "q\\n");
  check_all_pieces(outer.all, *inner);
}

TEST_CASE("recording does not change values") {
  const std::string text = "a: 0755\nb: \"x\\ny\"\nc: [y, z]\ntrue: on\n";
  const Read on(text), off(text, Recording::off);
  CHECK(deep_equal(on.value, off.value));
  CHECK(off.all.size() == 1);
}

TEST_CASE("what does not parse is said as Go says it") {
  sources::Sources all;
  Heap heap;
  const auto error = [&](std::string_view text) {
    auto read = read_yaml(heap, all, Recording::off, Ground(0, text, Origin::values_leaf));
    return read.ok() ? std::string() : read.error().message;
  };
  CHECK(error("a: b: c\n") == "error converting YAML to JSON: yaml: mapping values are not allowed in this context");
  CHECK(error("a: 1\nb: [1\n") == "error converting YAML to JSON: yaml: line 2: did not find expected ',' or ']'");
  CHECK(error("a: .inf\n") == "error converting YAML to JSON: json: unsupported value: +Inf");
  CHECK(error("").empty());
}
