#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/session.h"
#include "tests/tree/temp_dir.h"

using namespace rummage;
using namespace rummage::test;

namespace {

/// A chart and an overlay, in folders of their own.
struct Units {
  TempDir folder;
  Units() {
    folder.write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n");
    folder.write("shop/values.yaml", "greeting: \"hello\"\nport: 5432\n");
    folder.write("shop/templates/a.yaml",
                 "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-a\ndata:\n"
                 "  line: {{ printf \"%s, world\" .Values.greeting | quote }}\n  port: {{ .Values.port | quote }}\n");
    folder.write("prod.yaml", "greeting: goodbye\n");
    folder.write("base/kustomization.yaml", "resources: [c.yaml]\n");
    folder.write("base/c.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n  a: one\n  b: two\n");
    folder.write("prod/kustomization.yaml",
                 "resources: [../base]\nnamePrefix: prod-\npatches:\n- patch: |-\n    apiVersion: v1\n"
                 "    kind: ConfigMap\n    metadata: {name: c}\n    data:\n      b: three\n");
  }
};

nlohmann::json record_at(const std::string& out, const std::string& pointer) {
  for (const nlohmann::json& record : nlohmann::json::parse(out))
    if (record["pointer"] == pointer) return record;
  return {};
}

}  // namespace

TEST_CASE("a chart is printed as helm template prints it, and every scalar names its places") {
  const Units units;
  const Inside here(units.folder.path());
  const Said plain = typed({"render", "shop", "-f", "prod.yaml", "--set", "port=1"});
  CHECK(plain.code == 0);
  CHECK(plain.err.empty());
  CHECK(plain.out ==
        "---\n# Source: shop/templates/a.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: release-name-a\n"
        "data:\n  line: \"goodbye, world\"\n  port: \"1\"\n");
  const Said json = typed({"render", "shop", "-f", "prod.yaml", "--set", "port=1", "--output", "json", "--origins"});
  const nlohmann::json line = record_at(json.out, "/data/line");
  CHECK(line["value"] == "goodbye, world");
  CHECK(line["object"]["kind"] == "ConfigMap");
  REQUIRE(line["origins"].size() == 3);
  CHECK(line["origins"][0]["path"] == "prod.yaml");
  CHECK(line["origins"][0]["kind"] == "values");
  CHECK(line["origins"][0]["primary"] == true);
  CHECK(line["origins"][0]["via"][0]["line"] == 6);
  CHECK(line["origins"][1]["kind"] == "constant");
  CHECK(line["origins"][2]["path"] == "shop/values.yaml");
  CHECK(line["origins"][2]["column"] == 11);
  CHECK(line["origins"][2]["shadowed"] == true);
  const nlohmann::json port = record_at(json.out, "/data/port");
  CHECK(port["origins"][0]["path"] == "<command line>");
  CHECK(port["origins"][0]["kind"] == "set");
}

TEST_CASE("an overlay is printed as kustomize build prints it, with patch, base and transformer") {
  const Units units;
  const Inside here(units.folder.path());
  const Said json = typed({"render", "prod", "--output", "json", "--origins"});
  CHECK(json.code == 0);
  const nlohmann::json patched = record_at(json.out, "/data/b");
  REQUIRE(patched["origins"].size() == 2);
  CHECK(patched["origins"][0]["kind"] == "patch");
  CHECK(patched["origins"][0]["line"] == 9);
  CHECK(patched["origins"][1]["path"] == "base/c.yaml");
  CHECK(patched["origins"][1]["shadowed"] == true);
  CHECK(record_at(json.out, "/metadata/name")["origins"][0]["kind"] == "transformer");
  const std::string blame = typed({"render", "prod", "--blame"}).out;
  CHECK(holds(blame, "prod/kustomization.yaml:9    b: three\n"));
  CHECK(holds(blame, "base/c.yaml:6                a: one\n"));
}

TEST_CASE("a path that climbs higher than where it leads is followed") {
  TempDir folder;
  folder.write("x/cases/one/kustomization.yaml", "resources: [../../../x/base]\n");
  folder.write("x/base/kustomization.yaml", "configMapGenerator: [{name: c, literals: [a=b]}]\n");
  const Said said = typed({"render", folder / "x/cases/one"});
  CHECK(said.code == 0);
  CHECK(holds(said.out, "a: b"));
}

TEST_CASE("what fails says chart, file, line and expression once; lenient goes on") {
  const Units units;
  const Inside here(units.folder.path());
  units.folder.write("shop/templates/b.yaml", "a: {{ .Values.no.such }}\n");
  const Said strict = typed({"render", "shop"});
  CHECK(strict.code == 3);
  CHECK(strict.out.empty());
  CHECK(holds(strict.err, "shop/templates/b.yaml:1:13"));
  CHECK(holds(strict.err, "<.Values.no.such>"));
  CHECK(std::count(strict.err.begin(), strict.err.end(), '\n') == 1);
  const Said lenient = typed({"render", "shop", "--lenient"});
  CHECK(lenient.code == 0);
  CHECK(holds(lenient.out, "hello, world"));
  CHECK(holds(lenient.err, "helm/nil-field"));
  CHECK(typed({"render", "nothing"}).code == 2);
  CHECK(typed({"render", "."}).code == 2);
  CHECK(typed({"render", "prod", "-f", "prod.yaml"}).code == 2);
}

TEST_CASE("template cases run inside the chart of the first line") {
  const std::string lines =
      R"({"files":{"Chart.yaml":"apiVersion: v2\nname: c\nversion: 0.1.0\n","values.yaml":"a: 1\n"},)"
      R"("release":"r","namespace":"n"})"
      "\n"
      R"({"id":"x","template":"{{ .Values.a }}-{{ .Release.Name }}"})"
      "\n";
  const Said said = typed({"render", "--template-cases", "-", "--output", "jsonl"}, lines);
  CHECK(said.code == 0);
  CHECK(holds(said.out, "1-r"));
}
