#include "yaml/parse.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "yaml/walk.h"

using namespace rummage;
using namespace rummage::yaml;

namespace {

std::string_view at(std::string_view source, Span span) {
  return source.substr(span.begin.offset, span.length);
}

Node root_of(const Parsed& parsed) {
  return parsed.documents.empty() ? Node() : parsed.documents[0].root;
}

}  // namespace

TEST_CASE("a mapping reads by key, with the place of key and value") {
  const std::string text = "# head\napiVersion: v1\nspec:\n  replicas: 3\n  args: [\"a b\", 'it''s']\n";
  const Parsed parsed = parse(text, 7);
  REQUIRE(parsed.issues.empty());
  const Node root = root_of(parsed);
  CHECK(root.find("apiVersion").text() == "v1");
  CHECK(root.at_pointer("/spec/replicas").as_int() == 3);
  CHECK(root.at_pointer("/spec/args/1").text() == "it's");
  CHECK(at(text, root.at_pointer("/spec/args/0").span()) == "\"a b\"");
  CHECK(at(text, root.at_pointer("/spec/args/0").content_span()) == "a b");
  CHECK(at(text, root.find("spec").span()) == "replicas: 3\n  args: [\"a b\", 'it''s']");
  CHECK(at(text, root.find_entry("spec").key.span()) == "spec");
  CHECK(root.find("spec").span().begin.text == 7);
  CHECK_FALSE(root.find("absent").find("chain").at(3));
}

TEST_CASE("spans count bytes also after code points of several bytes") {
  const std::string text =
      "\xEF\xBB\xBF"
      "grüße: \"schöne wörter\"\nkey: välue # c\nlast: x";
  const Parsed parsed = parse(text, 1);
  const Node root = root_of(parsed);
  CHECK(at(text, root.find("grüße").content_span()) == "schöne wörter");
  CHECK(at(text, root.find("key").span()) == "välue");
  CHECK(at(text, root.find("last").span()) == "x");
}

TEST_CASE("anchors and tags stand outside the span") {
  const std::string text = "a: &x !!str 12\nb: &m\n  k: v\nc: *x\nd: !!null\n";
  const Parsed parsed = parse(text, 1);
  const Node root = root_of(parsed);
  CHECK(at(text, root.find("a").span()) == "12");
  CHECK(root.find("a").is_string());
  CHECK(root.find("a").tag() == "tag:yaml.org,2002:str");
  CHECK(at(text, root.find("b").span()) == "k: v");
  CHECK(root.find("c").identity() == root.find("a").identity());
  CHECK(at(text, *root.find("c").alias_span()) == "*x");
  CHECK(root.find("d").is_null());
}

TEST_CASE("merge keys are applied for reading, each dialect in its own way") {
  const std::string text = "base: &b {x: 1, y: 2}\nother: &o {y: 3, z: 4}\nm:\n  y: own\n  <<: [*b, *o]\n";
  for (const Dialect dialect : {Dialect::kubernetes, Dialect::kustomize}) {
    const Parsed parsed = parse(text, 1, dialect);
    REQUIRE(parsed.documents.size() == 1);
    const Node merged = root_of(parsed).find("m");
    CHECK(merged.find("x").text() == "1");
    CHECK(merged.find("z").text() == "4");
    CHECK(merged.find("y").text() == (dialect == Dialect::kustomize ? "own" : "2"));
    CHECK(merged.size() == 3);
    CHECK(merged.written_entries().size() == 2);
    CHECK(at(text, merged.find_entry("x").key.span()) == "x");
  }
}

TEST_CASE("a bad document is an issue with its line and the others go on") {
  const std::string text = "a: 1\n---\nb: [\n---\nc: {{ .Values.x }}: y\n---\nd: 4\n...\n---\ne: 5\n";
  const Parsed parsed = parse(text, 1);
  REQUIRE(parsed.documents.size() == 3);
  CHECK(parsed.documents[1].root.find("d").text() == "4");
  CHECK(parsed.documents[2].root.find("e").text() == "5");
  REQUIRE(parsed.issues.size() == 2);
  CHECK(parsed.issues[0].kind == IssueKind::syntax);
  CHECK(parsed.issues[0].line >= 3);
  CHECK(parsed.issues[1].kind == IssueKind::template_text);
  CHECK(parsed.issues[1].line == 5);
}

TEST_CASE("limits report themselves and take no time") {
  const Parsed deep = parse(std::string(80'000, '['), 1);
  REQUIRE(deep.issues.size() == 1);
  CHECK(deep.issues[0].kind == IssueKind::limit);
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string name = "a" + std::to_string(i), before = "*a" + std::to_string(i - 1);
    bomb += name + ": &" + name + " [" + before;
    for (int k = 0; k < 9; ++k) bomb += ", " + before;
    bomb += "]\n";
  }
  const Parsed aliases = parse(bomb, 1);
  REQUIRE(aliases.issues.size() == 1);
  CHECK(aliases.issues[0].kind == IssueKind::limit);
  CHECK(parse("a: &a [*a]", 1).documents.empty());
}

TEST_CASE("cutting documents tiles the text") {
  const std::string text = "# only comments\r\n%YAML 1.1\r\n---\r\na: 1\r\n--- # two\r\nb: |\r\n  ---\r\n----\r\n---";
  const auto slices = cut_documents(text);
  REQUIRE(slices.size() == 3);
  CHECK(slices[0].substr(slices[0].size() - 6) == "a: 1\r\n");
  CHECK(slices[2] == "---");
  std::string joined;
  for (const auto slice : slices) joined += slice;
  CHECK(joined == text);
}

TEST_CASE("a position leads to its key path") {
  const std::string text =
      "spec:\n  containers:\n  - name: a\n    env:\n    - name: X\n      value: |\n        one\n        two\n";
  const Parsed parsed = parse(text, 1);
  const Located found = locate(root_of(parsed), {1, static_cast<std::uint32_t>(text.find("two"))});
  CHECK(found.path.pointer() == "/spec/containers/0/env/0/value");
  CHECK(found.path.dotted() == "spec.containers[0].env[0].value");
  CHECK(at(text, found.node.source_of(4, 3)) == "two");
}

TEST_CASE("time grows with the text, whatever it holds") {
  const auto repeated = [](const std::string& part) {
    std::string out;
    while (out.size() < 300'000) out += part;
    return out;
  };
  for (const char* part :
       {"---\n",  "---\na: [\n",    "{",     "- ",           "? ",       ":",           "&a ",
        "k: v\n", "- &a x\n- *a\n", "# c\n", "\t",           "%X\n",     "abc\n",       "\xC3\xA9: x\n",
        "!!str ", "'a\n",           "[a, ",  "<<: {a: b}\n", "a: |\n\n", "\xE2\x80\xA8"}) {
    const auto start = std::chrono::steady_clock::now();
    static_cast<void>(parse(repeated(part), 1));
    static_cast<void>(parse("[" + repeated(part), 1));
    static_cast<void>(parse("\"" + repeated(part), 1));
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    CAPTURE(part);
    CHECK(seconds.count() < 5);
  }
}

TEST_CASE("a block scalar ends with its last line, a collection with its last child") {
  const std::string text = "a:\n  b: |\n\n    one\n    two  \n\n  # a comment\n\nc: >-\n\n\nd: [x]\n# end\n";
  const Parsed parsed = parse(text, 1);
  const Node root = root_of(parsed);
  CHECK(at(text, root.at_pointer("/a/b").span()) == "|\n\n    one\n    two  ");
  CHECK(at(text, root.at_pointer("/a/b").content_span()) == "\n    one\n    two  ");
  CHECK(at(text, root.find("a").span()) == "b: |\n\n    one\n    two  ");
  CHECK(at(text, root.find("c").span()) == ">-");
  CHECK(root.span().end() == text.find("\n# end"));
}

TEST_CASE("a part of a text is read with the places of the whole") {
  const std::string text = "# one\n---\na: {b: 'c d'}\n---\na: [\n";
  const auto begin = static_cast<std::uint32_t>(text.find("---"));
  const Parsed parsed = parse(std::string_view(text).substr(begin), Loc{7, begin});
  REQUIRE(parsed.documents.size() == 1);
  const Span place = parsed.documents[0].root.at_pointer("/a/b").span();
  CHECK(place.begin.text == 7);
  CHECK(text.substr(place.begin.offset, place.length) == "'c d'");
  REQUIRE(parsed.issues.size() == 1);
  CHECK(parsed.issues[0].line >= 4);
}
