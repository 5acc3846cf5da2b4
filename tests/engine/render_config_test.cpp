#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>

#include "engine/config/config.h"
#include "tests/engine/scene.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/skip.h"
#include "tests/tree/temp_dir.h"

using namespace rummage;
using namespace rummage::test;
using nlohmann::json;

namespace {

const std::string password = std::string("Qx7-vT") + "92kLmw";
const std::string other_password = std::string("Zp4-rK") + "81nBcd";

template <class Place>
void write_chart(Place& place, const std::string& config) {
  place.write(".rummage.yaml", config);
  place.write("charts/shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n");
  place.write("charts/shop/values.yaml", "word: \"\"\nname: base\n");
  place.write("charts/shop/templates/secret.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: {{ .Values.name }}-db\nstringData:\n"
              "  password: {{ .Values.word }}\n  version: {{ .Capabilities.KubeVersion.Version }}\n"
              "{{- if .Capabilities.APIVersions.Has \"example.org/v1\" }}\n---\napiVersion: v1\nkind: ConfigMap\n"
              "metadata: {name: there}\n{{- end }}\n");
  place.write("settings/base.yaml", "name: settled\n");
  place.write("settings/prod.yaml", "word: " + password + "\n");
  place.write("settings/dev.yaml", "word: " + other_password + "\n");
}

json report_of(const engine::Request& request) {
  return json::parse(json_of(run_ok(request)));
}

json scan(const TempDir& folder) {
  return report_of(request_for(folder.path(), engine::ScopeKind::directory));
}

json at(const json& report, const std::string& path) {
  for (const json& finding : report["findings"])
    if (finding["path"] == path && !finding["rendered_in"].empty()) return finding;
  return {};
}

json notice_of(const json& report, const std::string& code) {
  for (const json& notice : report["notices"])
    if (notice["code"] == code) return notice;
  return {};
}

}  // namespace

TEST_CASE("render.values makes a unit of a chart with files from anywhere, in order") {
  const std::string key = GENERATE("charts/shop", "charts/*", "charts/**");
  const TempDir folder;
  write_chart(folder, "render: {values: {\"" + key + "\": [settings/base.yaml, ./settings/prod.yaml]}}\n");
  const json report = scan(folder);
  INFO(report.dump(1));
  const json finding = at(report, "settings/prod.yaml");
  REQUIRE(!finding.is_null());
  CHECK(finding["unit"] == "charts/shop (settings/base.yaml, settings/prod.yaml)");
  CHECK(finding["object"]["name"] == "settled-db");
  CHECK(finding["environment"] == "prod");
  CHECK(report["counts"]["units"]["rendered"] == 2);
  CHECK(at(report, "settings/dev.yaml").is_null());
}

TEST_CASE("a list of lists makes a unit of each, and what is found anyway is no second one") {
  const TempDir folder;
  write_chart(folder,
              "render:\n  values:\n    charts/shop:\n    - [settings/prod.yaml]\n"
              "    - [charts/shop/values.yaml, settings/dev.yaml]\n    - [charts/shop/values-eu.yaml]\n"
              "    - [charts/shop/values.yaml]\n");
  folder.write("charts/shop/values-eu.yaml", "name: eu\n");
  const json report = scan(folder);
  INFO(report.dump(1));
  CHECK(report["counts"]["units"]["rendered"] == 4);
  CHECK(at(report, "settings/prod.yaml")["environment"] == "prod");
  CHECK(at(report, "settings/dev.yaml")["environment"] == "dev");
}

TEST_CASE("a values file that is not there is told with the file and the key, and the others are taken") {
  const TempDir folder;
  write_chart(folder, "version: 1\nrender:\n  values:\n    charts/shop: [settings/prod.yaml, settings/gone.yaml]\n");
  const json report = scan(folder);
  const json notice = notice_of(report, "config/values-file");
  REQUIRE(!notice.is_null());
  CHECK(notice["path"] == ".rummage.yaml");
  CHECK(notice["line"] == 4);
  CHECK(notice["severity"] == "warning");
  CHECK(notice["message"] == "render.values: charts/shop: settings/gone.yaml is not there");
  CHECK(!at(report, "settings/prod.yaml").is_null());
}

TEST_CASE("wrong values layers are faults with their line") {
  const auto fault = [](const std::string& value) {
    const auto config = engine::read_config("render:\n  values:\n    " + value + "\n", "c.yaml", {});
    return config ? std::string() : config.error().message;
  };
  CHECK(fault("charts/shop: a.yaml").empty());
  CHECK(fault("charts/shop: [../a.yaml]") == "c.yaml:3: render.values: ../a.yaml is no file below the root");
  CHECK(fault("charts/shop: []") == "c.yaml:3: render.values: charts/shop has no files");
  CHECK(fault("- charts/shop") == "c.yaml:3: render.values must be a mapping of charts");
  CHECK(fault("charts/shop: {a: b}") == "c.yaml:3: render.values.charts/shop must be a list");
  CHECK(engine::read_config("render: {kube_version: often}\n", "c.yaml", {}).error().message.find("kube_version") !=
        std::string::npos);
}

TEST_CASE("render.kube_version and api_versions are what charts see, unless the command line says otherwise") {
  const TempDir folder;
  write_chart(folder,
              "render: {kube_version: 1.27, api_versions: [example.org/v1], values: {charts/shop: "
              "[settings/prod.yaml]}}\n");
  folder.write("charts/shop/templates/fail.yaml",
               "{{- if ne .Capabilities.KubeVersion.Minor \"27\" }}{{ fail \"another version\" }}{{ end }}\n");
  engine::Request request = request_for(folder.path(), engine::ScopeKind::directory);
  const json report = report_of(request);
  INFO(report.dump(1));
  CHECK(report["counts"]["kubernetes_objects"] == 4);  // a Secret and a ConfigMap of each unit
  CHECK(report.dump().find("another version") == std::string::npos);
  request.options.charts.kube_version = "1.30.0";
  CHECK(report_of(request).dump().find("another version") != std::string::npos);
  folder.write(".rummage.yaml", "version: 1\n");
  request.options.charts.kube_version = "1.27.0";
  CHECK(report_of(request)["counts"]["kubernetes_objects"] == 1);
}

TEST_CASE("a staged values file that the configuration names is judged with its chart") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  write_chart(repository, "render: {values: {charts/shop: [settings/prod.yaml]}}\n");
  repository.write("settings/prod.yaml", "word: \"\"\n");
  repository.commit("one");
  repository.write("settings/prod.yaml", "word: " + password + "\n");
  repository.git("add -A");
  engine::Request request = request_for(repository.path(), engine::ScopeKind::index);
  request.scope.staged_only = true;
  const json report = report_of(request);
  INFO(report.dump(1));
  CHECK(!at(report, "settings/prod.yaml").is_null());
}

TEST_CASE("the template that config init writes says what the schema and the reader know") {
  std::istringstream lines{std::string(engine::config_template())};
  const json known = json::parse(engine::config_schema())["properties"];
  const std::regex commented("^# ( *(- )?[\"a-z_/*]+:( .*)?)$");
  std::string written, line;
  while (std::getline(lines, line)) {
    std::smatch match;
    if (std::regex_match(line, match, commented)) written += match[1].str() + "\n";
    if (line.starts_with("version:")) written += line + "\n";
  }
  INFO(written);
  const Result<engine::Config> config = engine::read_config(
      written, "t.yaml", [](const std::string&) -> Result<std::string> { return std::string("version: 1\n"); });
  REQUIRE((config.ok() ? "" : config.error().message) == std::string());
  REQUIRE(config->chart_values.size() == 2);
  CHECK(config->chart_values[1].files == std::vector<std::string>{"config/base.yaml", "config/dev.yaml"});
  CHECK(config->kube_version == "1.32.0");
  CHECK(config->api_versions.size() == 1);
  CHECK(known["render"]["properties"].size() == 3);
  CHECK(config->exceptions.size() == 2);
  CHECK(config->tag_salt == "any random text");
  const auto has = [&](const std::string& name) {
    return std::regex_search("\n" + written, std::regex("\n *(- )?" + name + ":"));
  };
  const auto check_all = [&](const json& properties) {
    for (const auto& [name, value] : properties.items()) {
      INFO(name);
      CHECK(has(name));
    }
  };
  check_all(known);
  for (const auto& [name, value] : known.items())
    if (value.contains("properties")) check_all(value["properties"]);
  check_all(known["exceptions"]["items"]["properties"]);
}
