#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/session.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/skip.h"
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
  CHECK(holds(strict.err, "shop/templates/b.yaml:1: <.Values.no.such>: nil pointer"));
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

TEST_CASE("files of the command line are named from the current folder, wherever they lie") {
  const Units units;
  units.folder.write("elsewhere/over.yaml", "port: 7\n");
  units.folder.write("elsewhere/a.txt", "one");
  units.folder.write("shop/b.txt", "two");
  units.folder.write(
      "shop/templates/c.yaml",
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: {{ .Values.a }}, b: {{ .Values.b }}}\n");
  const Inside here(units.folder / "shop");
  const Said said =
      typed({"render", ".", "-f", "../elsewhere/over.yaml", "--set-file", "a=../elsewhere/a.txt,b=b.txt"});
  CHECK(said.code == 0);
  CHECK(holds(said.out, "port: \"7\""));
  CHECK(holds(said.out, "data: {a: one, b: two}"));
  CHECK(typed({"render", ".", "--set-file", "a=../elsewhere/a.txt,b=gone.txt"}).code == 2);
}

TEST_CASE("scan takes values files as typed, and refuses those that are not there") {
  TempDir folder;
  folder.write("tree/shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n");
  folder.write("tree/shop/values.yaml", "role: view\n");
  folder.write("tree/over.yaml", "role: view\n");
  folder.write("outside.yaml", "role: cluster-admin\n");
  folder.write("tree/inside.yaml", "role: cluster-admin\n");
  folder.write("tree/shop/templates/b.yaml",
               "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: "
               "{apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {{ .Values.role }}}\n"
               "subjects: [{kind: ServiceAccount, name: x, namespace: shop}]\n");
  const Inside here(folder / "tree/shop");
  const std::vector<std::string> scan{"dir", "..", "--only", "rbac/cluster-admin", "--exit-zero"};
  const auto with = [&](const std::string& file) {
    std::vector<std::string> words = scan;
    words.insert(words.end(), {"-f", file});
    return typed(words);
  };
  CHECK_FALSE(holds(typed(scan).out, "cluster-admin"));
  CHECK_FALSE(holds(with("../over.yaml").out, "rbac/cluster-admin"));
  CHECK(holds(with("../inside.yaml").out, "inside.yaml:1"));
  CHECK(holds(with("../../outside.yaml").out, "rbac/cluster-admin"));
  CHECK(with("inside.yaml").code == 2);
}

TEST_CASE("now in charts is when HEAD was committed") {
  if (!have_git()) return skip_case("git is not there");
  const ScratchRepo repository;
  spill(repository.path() + "/shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n");
  spill(repository.path() + "/shop/templates/a.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {at: {{ now | unixEpoch }}}\n");
  repository.git("add .");
  repository.git("commit -q -m one");
  const std::string time = repository.git("log -1 --format=%ct");
  const Inside here(repository.path());
  CHECK(holds(typed({"render", "shop"}).out, "at: " + time.substr(0, time.find('\n')) + "}"));
  CHECK(holds(typed({"render", "shop", "--now", "1970-01-02T00:00:00Z"}).out, "at: 86400}"));
  const Variable epoch("SOURCE_DATE_EPOCH", "12345");
  CHECK(holds(typed({"render", "shop"}).out, "at: " + time.substr(0, time.find('\n')) + "}"));
  TempDir outside;
  outside.write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n");
  outside.write("shop/templates/a.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {at: {{ now | unixEpoch }}}\n");
  CHECK(holds(typed({"render", outside / "shop"}).out, "at: 12345}"));
}

TEST_CASE("what a kustomization writes over an inflated chart keeps the way through the chart's template") {
  const Units units;
  units.folder.write("k/kustomization.yaml",
                     "helmGlobals: {chartHome: ..}\nhelmCharts: [{name: shop, releaseName: live}]\nnamePrefix: p-\n");
  const Inside here(units.folder.path());
  const Said json = typed({"render", "k", "--enable-helm", "--output", "json", "--origins"});
  CHECK(json.code == 0);
  const nlohmann::json name = record_at(json.out, "/metadata/name");
  CHECK(name["value"] == "p-live-a");
  bool through = false;
  for (const nlohmann::json& origin : name["origins"])
    for (const nlohmann::json& step : origin["via"]) through = through || step["line"] == 4;
  CHECK(through);
}
