#include <catch2/catch.hpp>

#include "helm/chart/capabilities.h"
#include "helm/chart/glob.h"
#include "helm/chart/objects.h"
#include "helm/functions/to_json.h"
#include "helm/value/methods.h"
#include "helm/value/object.h"
#include "pieces.h"

using namespace rummage;
using namespace rummage::helm;

namespace {

bool matches(std::string_view pattern, std::string_view name) {
  const auto glob = Glob::parse(pattern);
  REQUIRE(glob);
  return glob->matches(name);
}

ChartFile file(sources::Sources& all, std::string name, std::string text) {
  ChartFile made{std::move(name), {}, {register_text(all, text), 0}, share(text)};
  made.path = made.name;
  return made;
}

Value call(Run& run, const Value& on, std::string_view name, std::vector<std::string> args = {}) {
  std::vector<Value> values;
  for (const std::string& arg : args) values.push_back(Value::string(run.made(arg, sources::Origin::template_const)));
  auto made = call_method(run, on, name, values, {});
  REQUIRE(made.ok());
  return *made;
}

}  // namespace

TEST_CASE("patterns of Files.Glob stop at slashes") {
  CHECK(matches("f/*", "f/a.txt"));
  CHECK_FALSE(matches("f/*", "f/sub/a.txt"));
  CHECK(matches("f/**", "f/sub/a.txt"));
  CHECK(matches("**.txt", "f/sub/a.txt"));
  CHECK(matches("**/a.txt", "f/sub/a.txt"));
  CHECK_FALSE(matches("**/a.txt", "a.txt"));
  CHECK(matches("f/?.t[xy]t", "f/\u00e9.tyt"));
  CHECK(matches("[!a-c]x", "dx"));
  CHECK_FALSE(matches("[!a-c]x", "bx"));
  CHECK(matches("{a,b{c,d*}}.y", "bdee.y"));
  CHECK_FALSE(matches("{a,b}.y", "c.y"));
  CHECK(matches("\\*", "*"));
  CHECK_FALSE(matches("\\*", "x"));
  CHECK_FALSE(Glob::parse("[a"));
  CHECK_FALSE(Glob::parse("{a"));
  CHECK_FALSE(Glob::parse("[a-cx]"));
}

TEST_CASE("files give their content, by name, in lines, as config and as secrets") {
  sources::Sources all;
  Run run(all, sources::Recording::on);
  const Value files =
      files_object(run, {file(all, "c/a.txt", "one\ntwo\n"), file(all, "c/d/b.txt", "x: 1"), file(all, "other", "")});
  check_all_pieces(all, files);
  CHECK(call(run, files, "Get", {"c/a.txt"}).view() == "one\ntwo\n");
  CHECK(call(run, files, "Get", {"none"}).view().empty());
  CHECK(call(run, files, "GetBytes", {"c/a.txt"}).type() == Type::bytes);
  CHECK(call(run, files, "Lines", {"c/a.txt"}).as_list()->items.size() == 2);
  CHECK(call(run, files, "Lines", {"other"}).as_list()->items.empty());
  CHECK(call(run, files, "Glob", {"c/*"}).as_map()->size() == 1);
  CHECK(call(run, files, "Glob", {"[bad"}).as_map()->size() == 3);
  const Value config = call(run, call(run, files, "Glob", {"c/**"}), "AsConfig");
  CHECK(config.view() == "a.txt: |\n  one\n  two\nb.txt: 'x: 1'");
  const Value secrets = call(run, files, "AsSecrets");
  CHECK(secrets.view() == "a.txt: b25lCnR3bwo=\nb.txt: eDogMQ==\nother: \"\"");
  for (const Value& value : {config, secrets}) check_pieces(all, value.text());
  CHECK_FALSE(call_method(run, files, "Get", {}, {}).ok());
}

TEST_CASE("capabilities are those of the two versions") {
  sources::Sources all;
  Run run(all, sources::Recording::off);
  const auto three = capabilities(3, "", {"foo/v1"});
  REQUIRE(three.ok());
  CHECK(three->version == "v1.32.0");
  CHECK(three->api_versions.size() == 57);
  const auto four = capabilities(4, "1.29.3-gke.1", {});
  REQUIRE(four.ok());
  CHECK(four->version == "v1.29.3-gke.1");
  CHECK(four->normalized == "v1.29.3");
  CHECK(capabilities(3, "1.29.3-gke.1", {})->normalized == "v1.29.3-gke.1");
  CHECK_FALSE(capabilities(3, "latest", {}).ok());
  CHECK_FALSE(capabilities(4, "1", {}).ok());
  const Value object = capabilities_object(run, *three);
  const Value versions = *object.as_object()->field("APIVersions");
  CHECK(call(run, versions, "Has", {"apps/v1"}).as_bool());
  CHECK(call(run, versions, "Has", {"foo/v1"}).as_bool());
  CHECK_FALSE(call(run, versions, "Has", {"networking.k8s.io/v2"}).as_bool());
  const Value version = *object.as_object()->field("KubeVersion");
  CHECK(version.as_object()->print() == "{v1.32.0 1 32}");
  CHECK(version.as_object()->print_alone() == "v1.32.0");
  CHECK(to_json(run, version, {})->view() == R"({"Version":"v1.32.0","Major":"1","Minor":"32"})");
  CHECK(call(run, version, "GitVersion").view() == "v1.32.0");
}
