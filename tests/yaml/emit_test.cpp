#include "yaml/emit.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/yaml/json_value.h"
#include "tests/yaml/texts.h"
#include "yaml/builder.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::yaml;

namespace {

std::vector<std::string> all_texts() {
  std::vector<std::string> texts = test::sample_texts();
  for (std::string& text : test::corpus_texts(800)) texts.push_back(std::move(text));
  for (std::string& text : test::generated_texts(3000)) texts.push_back(std::move(text));
  for (std::string& text : test::printable_texts(3000)) texts.push_back(std::move(text));
  return texts;
}

/// True when the pieces tile the output and the verbatim ones have equal bytes at both ends.
bool traces(const std::string& printed, const std::vector<EmitPiece>& pieces) {
  std::size_t begin = 0;
  for (const EmitPiece& piece : pieces) {
    if (piece.end <= begin || piece.end > printed.size()) return false;
    const std::string_view text = piece.scalar.text();
    if (piece.scalar && piece.begin + piece.length > text.size()) return false;
    const std::string_view out = std::string_view(printed).substr(begin, piece.end - begin);
    if (piece.verbatim && out != text.substr(piece.begin, piece.length)) return false;
    begin = piece.end;
  }
  return begin == printed.size();
}

}  // namespace

TEST_CASE("what is printed reads as the same value, and every byte says where it comes from") {
  std::size_t printed = 0;
  for (const std::string& text : all_texts()) {
    for (const Document& document : parse(text, 1).documents) {
      std::vector<EmitPiece> pieces;
      const auto out = emit(document.root, Dialect::kubernetes, &pieces);
      bool failed = false;
      const nlohmann::json value = test::json_value(document.root, Dialect::kubernetes, failed);
      if (!out.ok() || failed || text.find("!!binary") != text.npos) continue;
      CHECK(traces(*out, pieces));
      const Parsed again = parse(*out, 2);
      REQUIRE(again.documents.size() == 1);
      bool again_failed = false;
      CHECK(test::json_value(again.documents[0].root, Dialect::kubernetes, again_failed) == value);
      ++printed;
    }
  }
  CHECK(printed > 4000);
}

TEST_CASE("printing has limits and says what has no JSON") {
  CHECK(emit(parse("[.inf]", 1).documents[0].root, Dialect::kubernetes).error().code == "yaml/no-json");
  EmitLimits few;
  few.bytes = 10;
  CHECK(emit(parse("[aaaa, bbbb, cccc, dddd]", 1).documents[0].root, Dialect::kubernetes, nullptr, few).error().code ==
        "yaml/limit");
  Builder builder;
  Node deep = builder.scalar("x", {});
  for (int i = 0; i < 5000; ++i) deep = builder.sequence({deep});
  CHECK(emit(deep, Dialect::kubernetes).error().code == "yaml/limit");
}
