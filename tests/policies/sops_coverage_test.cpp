#include "policies/hygiene/sops_coverage.h"

#include <catch2/catch.hpp>

#include "findings/builtin_rules.h"
#include "yaml/parse.h"

using namespace rummage;

namespace {

// Drafts for the first document of `text` at `path` under the .sops.yaml of the root.
std::vector<findings::Draft> judge(const std::string& rules, std::string_view path, const std::string& text) {
  const findings::Catalogue catalogue({findings::builtin_rules().begin(), findings::builtin_rules().end()});
  const yaml::Parsed configuration = yaml::parse(rules, 1), parsed = yaml::parse(text, 2);
  const ciphertext::SopsConfiguration sops(".sops.yaml", configuration.documents.at(0).root);
  const ciphertext::CreationRule* rule = sops.rule_for(path);
  if (!rule) return {};
  const auto objects = kubernetes::objects_of(parsed);
  const kubernetes::Object* object = objects.empty() ? nullptr : &objects.front();
  return policies::hygiene::judge_sops_coverage(parsed.documents.at(0).root, object, *rule, 5, 6, catalogue);
}

const std::string narrow = "creation_rules: [{path_regex: '^secrets/.*', age: age1x}]\n";
const std::string broad =
    "creation_rules: [{path_regex: '.*\\.yaml$', encrypted_regex: '^(data|stringData)$', age: age1x}]\n";
const std::string secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData: {a: b}\n";

}  // namespace

TEST_CASE("a covered file in clear is one finding at its first value, with the rule beside it") {
  const auto drafts = judge(narrow, "secrets/db.yaml", "user: app\npass: b\n");
  REQUIRE(drafts.size() == 1);
  CHECK(drafts[0].span == Span{{2, 6}, 3});
  CHECK(drafts[0].site == 5);
  REQUIRE(drafts[0].related.size() == 1);
  CHECK(drafts[0].related[0].site == 6);
  CHECK(drafts[0].related[0].span.begin.text == 1);
  REQUIRE(judge(narrow, "secrets/x.yaml", secret).size() == 1);
  CHECK(judge(narrow, "secrets/x.yaml", secret)[0].span.begin.offset == secret.find("b}"));
}

TEST_CASE("what is encrypted, empty or not covered is no finding") {
  CHECK(judge(narrow, "values/db.yaml", "pass: b\n").empty());
  CHECK(judge(narrow, "secrets/db.yaml", "pass: ''\nnone: null\n").empty());
  CHECK(judge(narrow, "secrets/db.yaml", "pass: ENC[AES256_GCM,data:a,iv:b,tag:c,type:str]\nsops: {mac: x}\n").empty());
}

TEST_CASE("a broad rule says how to encrypt: only Secrets must be") {
  CHECK(judge(broad, "apps/x.yaml", secret).size() == 1);
  CHECK(judge(broad, "apps/x.yaml", "apiVersion: v1\nkind: ConfigMap\ndata: {a: b}\n").empty());
  CHECK(judge(broad, "apps/x.yaml", "data: {a: b}\n").empty());
}
