#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "sources/codec.h"
#include "tests/engine/scene.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/generate.h"
#include "tests/support/skip.h"

using namespace rummage;
using namespace rummage::test;

namespace {

const std::string tried = expanded("${password:71}");  // in tests only
const std::string kept = expanded("${password:72}");   // a credential
const std::string key = expanded("${pem:73}");
const std::string no_word = std::string("Qx7-vT") + "92kLmw";  // nothing but a Secret's field says what it is

std::string base64(const std::string& text) {
  return sources::encode(sources::Codec::base64, text)->bytes;
}

std::string indented(const std::string& text, const std::string& by) {
  std::string out = by;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '\n' && i + 1 < text.size()) out += by;
  }
  return out;
}

const std::string secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: n}\n";

// Every way in which a value can stand somewhere.
void write_all(ScratchRepo& repository, const std::string& value) {
  repository.write("old.env", "DB_PASSWORD=" + value + "\n");
  repository.commit("one");
  std::filesystem::remove(repository.path() + "/old.env");
  repository.write("dev/values-dev.yaml", "db:\n  password: " + value + "\n");
  repository.write("prod/values-prod.yaml", "db:\n  password: " + value + "\n");
  repository.write("prod/secret.yaml", secret + "data:\n  password: " + base64(value) + "\n");
  repository.write("prod/twice.yaml", secret + "data:\n  password: " + base64(base64(value)) + "\n");
  repository.write("url.txt", "postgres://app:" + value + "@db.internal:5432/shop\n");
  repository.write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n");
  repository.write("shop/values.yaml", "one: " + no_word + "\n");
  repository.write("shop/values-prod.yaml", "one: " + value + "\n");
  repository.write("shop/templates/secret.yaml",
                   "apiVersion: v1\nkind: Secret\nmetadata: {name: r}\ndata:\n  any: {{ .Values.one | b64enc }}\n"
                   "  dsn: {{ printf \"redis://:%s@cache:6379\" .Values.one | b64enc }}\n");
  repository.commit("two");
}

std::vector<std::string> told(const ScratchRepo& repository, const std::string& config) {
  repository.write(".rummage.yaml", config);
  return said(run_ok(request_for(repository.path())));
}

}  // namespace

TEST_CASE("a listed value is told nowhere, and everything else still is") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  write_all(repository, tried);
  const auto before = told(repository, "version: 1\n");
  const auto speaks = [&](const std::string& part) {
    return std::any_of(before.begin(), before.end(), [&](const auto& line) { return line.find(part) != line.npos; });
  };
  for (const char* part : {"old.env:1 secret/", "dev/values-dev.yaml:2 sharing/prod-nonprod", "prod/secret.yaml:5 ",
                           "prod/twice.yaml:5 ", "url.txt:1 secret/", "shop/values-prod.yaml:1 "}) {
    INFO(part);
    CHECK(speaks(part));
  }
  const std::string form = std::array{tried, base64(tried), " " + tried + " "}[GENERATE(0u, 1u, 2u)];
  repository.write(".rummage.yaml", "version: 1\ntest_values: [\"" + form + "\", \"" + no_word + "\"]\n");
  engine::Outcome outcome = run_ok(request_for(repository.path()));
  CHECK(said(outcome) == std::vector<std::string>());
  CHECK(outcome.report.exit_code == 0);
  CHECK(outcome.report.counts.found.suppressed >= before.size() - 1);
  CHECK(all_formats(outcome).find(tried) == std::string::npos);
  CHECK(all_formats(outcome).find(no_word) == std::string::npos);

  repository.write("prod/more.env", "DB_PASSWORD=" + kept + "\nOTHER_PASSWORD=" + tried + "\n");
  outcome = run_ok(request_for(repository.path()));
  CHECK(said(outcome) == std::vector<std::string>{"prod/more.env:1 secret/password"});
  CHECK(all_formats(outcome).find(tried) == std::string::npos);
}

TEST_CASE("a Secret of listed values is no plain Secret, one that holds another value is") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  const std::string config = "test_values: [" + no_word + "]\n";
  repository.write("a.yaml", secret + "stringData:\n  one: " + no_word + "\n  username: app\n");
  repository.commit("one");
  CHECK(!told(repository, "version: 1\n").empty());
  CHECK(told(repository, config).empty());
  repository.write("a.yaml", secret + "stringData:\n  one: " + no_word + "\n  two: lower-case-words-only\n");
  CHECK(told(repository, config) == std::vector<std::string>{"a.yaml:3 hygiene/plain-secret"});
  std::filesystem::remove(repository.path() + "/a.yaml");
  repository.write("c/Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n");
  repository.write("c/templates/secret.yaml",
                   "apiVersion: v1\nkind: Secret\nmetadata: {name: r}\nstringData:\n  one: {{ .Values.one }}\n"
                   "  two: {{ .Values.two }}\n");
  for (const bool first : {true, false}) {
    repository.write("c/values.yaml", "one: " + (first ? no_word : "lower-case-words-only") +
                                          "\ntwo: " + (first ? "lower-case-words-only" : no_word) + "\n");
    CHECK(told(repository, config) == std::vector<std::string>{"c/values.yaml:1 hygiene/plain-secret"});
    repository.write("c/values.yaml", "one: " + no_word + "\ntwo: " + no_word + "\n");
    CHECK(told(repository, config).empty());
  }
}

TEST_CASE("a listed private key is known by its material") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("a.yaml", secret + "data:\n  tls.key: " + base64(key) + "\n");
  repository.write("server.pem", key);
  repository.commit("one");
  CHECK(told(repository, "version: 1\n").size() >= 2);
  CHECK(told(repository, "test_values:\n- |\n" + indented(key, "  ") + "\n").empty());
}

TEST_CASE("a change does not list its own values") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("a.txt", "text\n");
  repository.commit("one");
  repository.git("branch -q base");
  repository.write(".rummage.yaml", "test_values: [" + tried + "]\n");
  repository.write("a.env", "DB_PASSWORD=" + tried + "\n");
  repository.commit("two");
  engine::Request request = request_for(repository.path(), engine::ScopeKind::range);
  request.scope.base = "base";
  const auto lines = said(run_ok(request));
  CHECK(std::count(lines.begin(), lines.end(), "a.env:1 secret/password") == 1);
}
