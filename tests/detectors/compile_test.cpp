#include "detectors/compile.h"

#include <catch2/catch.hpp>

#include "detectors/keyword.h"
#include "detectors/matcher.h"
#include "detectors/pattern.h"
#include "detectors/sequence.h"

using namespace rummage;
using namespace rummage::detectors;

namespace {

findings::RuleFile file_with(const std::string& match) {
  auto file = findings::RuleFile::read(
      "rules:\n  - id: secret/made-up\n    title: Made up\n    severity: high\n    precision: low\n    what: a\n    "
      "why: b\n    "
      "fix: c\n    match: " +
          match + "\n",
      "made.yaml");
  REQUIRE(file);
  return std::move(file).value();
}

std::string error_of(const std::string& match) {
  findings::RuleFile file = file_with(match);
  auto compiled = CompiledRules::compile(file.rules());
  return compiled ? "" : compiled.error().message;
}

// What a rule made at run time finds in a text.
std::vector<std::string> found(const std::string& match, const std::string& text) {
  findings::RuleFile file = file_with(match);
  auto compiled = CompiledRules::compile(file.rules());
  REQUIRE(compiled);
  Table table = compiled->table();
  std::vector<std::string> out;
  for (const Match& one : Matcher(table).match(text)) out.push_back(text.substr(one.at, one.length));
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("mistakes in a match are named") {
  CHECK(error_of("{tokn: x}").find("did you mean `token`?") != std::string::npos);
  CHECK(error_of("{token: \"[a-z]{20}\"}").find("a literal of three characters") != std::string::npos);
  CHECK(error_of("{token: \"abc[z-a]\"}").find("byte 8") != std::string::npos);
  CHECK(error_of("{token: abcd, check: crc32-base63}").find("did you mean `crc32-base62`?") != std::string::npos);
  CHECK(error_of("{near: [x]}").find("exactly one form") != std::string::npos);
  CHECK(error_of("{assignment: {key: [ab], value: x}}").find("three characters") != std::string::npos);
}

TEST_CASE("a token stands between word boundaries") {
  const std::string match = "{token: \"tok_[a-z0-9]{6}\"}";
  CHECK(found(match, "x tok_q7w8e9 y") == Texts{"tok_q7w8e9"});
  CHECK(found(match, "atok_q7w8e9 tok_q7w8e9a tok_q7w8e9_").empty());
  CHECK(found(match, "\"a\\ntok_q7w8e9\"") == Texts{"tok_q7w8e9"});
  CHECK(found(match, "?a%3Dtok_q7w8e9") == Texts{"tok_q7w8e9"});
  CHECK(found("{token: \"tok_[a-z0-9]{6}\", boundary: none}", "atok_q7w8e9z") == Texts{"tok_q7w8e9"});
}

TEST_CASE("repeats give back what a later step needs") {
  CHECK(found("{token: \"key-[a-z0-9-]+-end[0-9]\"}", "key-w4-end1-x8-end2 z") == Texts{"key-w4-end1-x8-end2"});
  CHECK(found("{token: \"[0-9]{3,5}:AAb[a-z]{3}\"}", "id 1234567:AAbqzx").empty());
  CHECK(found("{token: \"[0-9]{3,5}:AAb[a-z]{3}\"}", "id 12345:AAbqzx") == Texts{"12345:AAbqzx"});
  CHECK(found("{token: \"at/hook/(?P<secret>[a-z0-9]{5})/v\"}", "https://at/hook/q7w8e/v") == Texts{"q7w8e"});
}

TEST_CASE("a key is known in every spelling") {
  const std::string match = "{assignment: {key: [shop_api], also: [key], value: \"[a-f0-9]{12}\"}}";
  for (const std::string line :
       {"SHOP_API_KEY=1f3a5c7e9b0d", "shopApiKey: \"1f3a5c7e9b0d\"", "shop-api-key => '1f3a5c7e9b0d'",
        "{\"shop.api.key\": \"1f3a5c7e9b0d\"}", "<shop-api-key>1f3a5c7e9b0d</shop-api-key>",
        "--shop-api-key 1f3a5c7e9b0d", "setShopApiKey(\"1f3a5c7e9b0d\")", "export SHOP_API_KEY='1f3a5c7e9b0d'",
        "let shopApiKey: string = \"1f3a5c7e9b0d\";", "{\\\"shop_api_key\\\": \\\"1f3a5c7e9b0d\\\"}",
        "<add key=\"ShopApiKey\" value=\"1f3a5c7e9b0d\"/>", "\"${SHOP_API_KEY:-1f3a5c7e9b0d}\""}) {
    INFO(line);
    CHECK(found(match, line) == Texts{"1f3a5c7e9b0d"});
  }
  for (const std::string line :
       {"SHOP_API=1f3a5c7e9b0d", "shop_api_key: 1f3a5c7e9b0d1f3a", "shop_api_key == \"1f3a5c7e9b0d\""})
    CHECK(found(match, line).empty());
}

TEST_CASE("groups are written out") {
  auto parsed = parse_pattern("(ab|cd)e(f)?");
  REQUIRE(parsed);
  CHECK(parsed->size() == 4);
  CHECK_FALSE(parse_pattern("(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)"));
  CHECK_FALSE(parse_pattern("(a"));
  CHECK_FALSE(parse_pattern("a{5,2}"));
}

TEST_CASE("a telling part stands for its word") {
  CHECK(keyword_literals("datadog_api_key") == Texts{"datadog"});
  CHECK(keyword_literals("api_key") == Texts{"api_key", "api-key", "api.key", "api key", "apikey"});
  CHECK(folded_word("X-Api.Key") == "xapikey");
}
