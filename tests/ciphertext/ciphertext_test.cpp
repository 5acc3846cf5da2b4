#include <catch2/catch.hpp>

#include "ciphertext/document.h"
#include "ciphertext/git_crypt.h"
#include "ciphertext/leaves.h"
#include "ciphertext/sops_rule.h"
#include "ciphertext/value.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::ciphertext;

namespace {

const std::string sealed = "ENC[AES256_GCM,data:AAAA,iv:BBBB,tag:CCCC,type:str]";

std::string at(const std::string& text, const Span& span) {
  return text.substr(span.begin.offset, span.length);
}

std::vector<std::string> all_at(const std::string& text, const std::vector<Span>& spans) {
  std::vector<std::string> out;
  for (const Span& span : spans) out.push_back(at(text, span));
  return out;
}

// The same walk, by recursion.
void twin(const yaml::Node& node, std::vector<std::string_view> keys, std::vector<std::string>& out) {
  if (node.is_scalar() && !keys.empty()) {
    std::string line;
    for (std::string_view key : keys) (line += key) += '/';
    out.push_back(line + std::string(node.text()));
  }
  for (const yaml::Entry& entry : node.entries()) {
    keys.push_back(entry.key.text());
    twin(entry.value, keys, out);
    keys.pop_back();
  }
  for (yaml::Node item : node.items()) twin(item, keys, out);
}

}  // namespace

TEST_CASE("values that are ciphertext, and those that only look like it") {
  CHECK(scheme_of_value(sealed) == Scheme::sops);
  CHECK(scheme_of_value(" " + sealed + "\n") == Scheme::sops);
  CHECK(scheme_of_value("$ANSIBLE_VAULT;1.1;AES256\n3132\n") == Scheme::ansible_vault);
  CHECK(scheme_of_value("-----BEGIN AGE ENCRYPTED FILE-----\nYQ==\n-----END AGE ENCRYPTED FILE-----\n") == Scheme::age);
  CHECK(scheme_of_file(std::string("\0GITCRYPT\0abc", 13)) == Scheme::git_crypt);
  CHECK(scheme_of_file("age-encryption.org/v1\n-> X") == Scheme::age);
  for (const char* value : {"", "ENC[", "ENC[]", "ENC[password]", "x ENC[AES256_GCM,data:A,iv:B,tag:C,type:str]",
                            "ENC[AES256_GCM,data:A]", "ANSIBLE_VAULT", "-----BEGIN PGP MESSAGE-----"})
    CHECK(!scheme_of_value(value));
}

TEST_CASE("a SOPS document names its recipients and what was left clear") {
  const std::string text = "data:\n  a: " + sealed +
                           "\n  b: open\n  c_unencrypted: fine\n  d: ''\n  e: null\nlist: ['" + sealed +
                           "', 5]\nsops:\n  mac: " + sealed +
                           "\n  age: [{recipient: age1xyz}]\n  pgp: [{fp: ABCD}]\n  key_groups: [{kms: [{arn: k}]}]\n";
  const auto parsed = yaml::parse(text, 1);
  const auto found = encryption_of(parsed.documents.at(0).root);
  REQUIRE(found);
  CHECK(found->scheme == Scheme::sops);
  CHECK(found->sealed.size() == 2);
  CHECK(all_at(text, found->clear) == std::vector<std::string>{"open", "5"});
  REQUIRE(found->recipients.size() == 3);
  CHECK(at(text, found->recipients[0].span) == "age1xyz");
  CHECK(found->recipients[2].kind == "kms");
}

TEST_CASE("encrypted_regex narrows what must be encrypted") {
  const std::string text = "kind: Secret\nmetadata: {name: x}\nstringData: {a: b, c: '" + sealed +
                           "'}\nsops: {mac: m, encrypted_regex: '^(data|stringData)$'}\n";
  const auto parsed = yaml::parse(text, 1);
  CHECK(all_at(text, encryption_of(parsed.documents.at(0).root)->clear) == std::vector<std::string>{"b"});
  const auto broken = yaml::parse("a: b\nsops: {mac: m, encrypted_regex: '('}\n", 1);
  CHECK(encryption_of(broken.documents.at(0).root)->clear.empty());
}

TEST_CASE("dotenv and INI forms, and SealedSecret") {
  const std::string env =
      "A=" + sealed + "\nB=open\nC_unencrypted=x\nsops_age__list_0__map_recipient=age1q\nsops_mac=" + sealed + "\n";
  const auto dotenv = encryption_of_text(env, 3);
  REQUIRE(dotenv);
  CHECK(dotenv->sealed.size() == 1);
  CHECK(all_at(env, dotenv->clear) == std::vector<std::string>{"open"});
  CHECK(dotenv->recipients.size() == 1);
  const std::string ini = "[a]\nx = " + sealed + "\ny = open\n\n[sops]\nmac = z\n";
  CHECK(all_at(ini, encryption_of_text(ini, 3)->clear) == std::vector<std::string>{"open"});
  CHECK(!encryption_of_text("A=b\n", 3));
  const auto object = yaml::parse("kind: SealedSecret\nspec: {encryptedData: {a: AgB}}\n", 1);
  CHECK(encryption_of(object.documents.at(0).root)->sealed.size() == 1);
}

TEST_CASE("the first creation rule that covers a path decides") {
  const auto parsed = yaml::parse(R"(creation_rules:
- {path_regex: 'prod/.*\.yaml$', age: 'age1a, age1b'}
- {path_regex: '(', age: x}
- {path_regex: '.*.yaml', encrypted_regex: '^data$', key_groups: [{pgp: [F]}]}
- {age: z}
)",
                                  1);
  const SopsConfiguration sops("deploy/.sops.yaml", parsed.documents.at(0).root);
  REQUIRE(sops.rules().size() == 3);
  CHECK(sops.notices().size() == 1);
  CHECK(sops.rule_for("deploy/prod/db.yaml") == &sops.rules()[0]);
  CHECK(sops.rules()[0].recipients.size() == 2);
  CHECK(sops.rule_for("deploy/dev/db.yaml") == &sops.rules()[1]);
  CHECK(sops.rule_for("deploy/x.env") == &sops.rules()[2]);
  CHECK(sops.rule_for("other/x.env") == nullptr);
  CHECK(sops.rule_for("deploy/.sops.yaml") == nullptr);
  CHECK(!sops.rules()[0].broad);
  CHECK(sops.rules()[1].broad);
  CHECK(sops.rules()[2].broad);
}

TEST_CASE("git-crypt attributes: the last word counts") {
  const GitCryptAttributes attributes("",
                                      "*.key filter=git-crypt diff=git-crypt\nsecrets/** filter=git-crypt\n"
                                      "secrets/README.md !filter\n# *.md filter=git-crypt\n/top filter=git-crypt\n");
  CHECK(attributes.covers("a/b.key"));
  CHECK(attributes.covers("secrets/x/y"));
  CHECK(!attributes.covers("secrets/README.md"));
  CHECK(!attributes.covers("a/b.keys"));
  CHECK(attributes.covers("top"));
  CHECK(!attributes.covers("a/top"));
}

TEST_CASE("the walk over leaves agrees with recursion") {
  for (const char* text : {"a: 1", "[1, {a: 2}]", "a: [1, {b: 2, c: [3, [4]]}, 5]\nd: {}\ne: []\nf: {g: {h: 1}, i: 2}",
                           "x", "{a: {b: {}}, c: 1}"}) {
    const auto parsed = yaml::parse(text, 1);
    std::vector<std::string> expected, walked;
    twin(parsed.documents.at(0).root, {}, expected);
    for_each_leaf(parsed.documents.at(0).root, [&](const Leaf& leaf) {
      std::string line;
      for (std::string_view key : leaf.keys) (line += key) += '/';
      walked.push_back(line + std::string(leaf.node.text()));
    });
    CHECK(walked == expected);
  }
}
