#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

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
const std::string default_password = std::string("Wd3-hJ") + "65sFgh";

const std::string head =
    "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop-prod}\nspec:\n"
    "  destination: {namespace: web, name: prod-eu}\n";                                      // 5 lines
const std::string source = "  source:\n    repoURL: x\n    path: charts/shop\n    helm:\n";  // up to line 9

template <class Place>
void write_chart(const Place& folder) {
  folder.write("charts/shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n");
  folder.write("charts/shop/values.yaml", "auth:\n  word: " + default_password + "\n");
  folder.write("charts/shop/values-prod.yaml", "replicas: 3\n");
  // Nothing but the object's field says that the value is a credential.
  folder.write("charts/shop/templates/secret.yaml",
               "apiVersion: v1\nkind: Secret\nmetadata:\n  name: {{ .Release.Name }}-db\nstringData:\n"
               "  password: {{ .Values.auth.word }}\n");
}

json scan(const TempDir& folder) {
  return json::parse(json_of(run_ok(request_for(folder.path(), engine::ScopeKind::directory))));
}

/// The finding at this place that a rendered object holds.
json at(const json& report, const std::string& path, int line) {
  for (const json& finding : report["findings"])
    if (finding["path"] == path && finding["line"] == line && !finding["rendered_in"].empty()) return finding;
  return {};
}

std::string dump_places(const json& report) {
  std::string out;
  for (const json& finding : report["findings"])
    out += finding["path"].get<std::string>() + ":" + finding["line"].dump() + " " + finding["rule"].dump() + " " +
           finding["rendered_in"].dump() + "\n";
  return out + report["notices"].dump(1);
}

struct Form {
  const char* name;
  const char* file;
  std::string text;
  int line;
};

std::vector<Form> forms() {
  const std::string flux =
      "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: shop-prod, namespace: web}\nspec:\n"
      "  chart: {spec: {chart: ./charts/shop, sourceRef: {kind: GitRepository, name: x}}}\n";
  return {
      {"valuesObject", "apps/shop.yaml",
       head + source + "      valuesObject:\n        auth:\n          word: " + password + "\n", 12},
      {"flow valuesObject", "apps/shop.yaml", head + source + "      valuesObject: {auth: {word: " + password + "}}\n",
       10},
      {"quoted valuesObject", "apps/shop.yaml",
       head + source + "      valuesObject:\n        auth:\n          word: \"" + password + "\"\n", 12},
      {"values block", "apps/shop.yaml",
       head + source + "      values: |\n        auth:\n          word: " + password + "\n", 12},
      {"quoted values", "apps/shop.yaml", head + source + "      values: \"auth:\\n  word: " + password + "\\n\"\n",
       10},
      {"parameter", "apps/shop.yaml",
       head + source + "      parameters:\n      - name: auth.word\n        value: " + password + "\n", 12},
      {"several sources", "apps/shop.yaml",
       head + "  sources:\n  - repoURL: x\n    path: charts/shop\n    helm:\n      valuesObject:\n        auth:\n" +
           "          word: " + password + "\n",
       12},
      {"spec.values", "clusters/prod/shop.yaml", flux + "  values:\n    auth:\n      word: " + password + "\n", 8},
      {"helmfile map", "helmfile.yaml",
       "releases:\n- name: shop-prod\n  chart: ./charts/shop\n  values:\n  - charts/shop/values-prod.yaml\n"
       "  - auth:\n      word: " +
           password + "\n",
       7},
      {"helmfile set", "helmfile.yaml",
       "releases:\n- name: shop-prod\n  chart: ./charts/shop\n  set:\n  - name: auth.word\n    value: " + password +
           "\n",
       6},
      {"element of an ApplicationSet", "apps/set.yaml",
       "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: s}\nspec:\n  generators:\n"
       "  - list:\n      elements:\n      - env: prod\n        secretWord: " +
           password +
           "\n  template:\n    metadata: {name: 'shop-{{env}}'}\n    spec:\n      source:\n"
           "        path: charts/shop\n        helm:\n          valuesObject: {auth: {word: '{{secretWord}}'}}\n",
       9},
  };
}

}  // namespace

TEST_CASE("a value that a delivery holds is found through the chart, at its line in the delivering file") {
  const std::vector<Form> all = forms();
  const std::size_t index = GENERATE_COPY(range(std::size_t{0}, all.size()));
  const Form& form = all[index];
  INFO(form.name);
  const TempDir folder;
  write_chart(folder);
  folder.write(form.file, form.text);
  const json report = scan(folder);
  INFO(dump_places(report));
  const json finding = at(report, form.file, form.line);
  REQUIRE(!finding.is_null());
  CHECK(finding["object"]["name"] == "shop-prod-db");
  CHECK(finding["object"]["field"] == "/stringData/password");
  CHECK(finding["unit"].get<std::string>().find("shop-prod)") != std::string::npos);
  bool shadowed = false;
  for (const json& origin : finding["origins"])
    shadowed |= origin["path"] == "charts/shop/values.yaml" && origin["line"] == 2 && origin["shadowed"] == true;
  CHECK(shadowed);
  CHECK(report.dump().find(password) == std::string::npos);
}

TEST_CASE("a file that fileParameters name stands in the object") {
  const TempDir folder;
  write_chart(folder);
  folder.write("apps/shop.yaml",
               head + source + "      fileParameters:\n      - {name: auth.word, path: files/word}\n");
  folder.write("charts/shop/files/word", password);
  const json report = scan(folder);
  INFO(dump_places(report));
  CHECK(!at(report, "charts/shop/files/word", 1).is_null());
}

TEST_CASE("parameters stand over valuesObject, and that over the files") {
  const TempDir folder;
  write_chart(folder);
  folder.write("charts/shop/values-prod.yaml", "auth:\n  word: " + default_password + "1\n");
  folder.write("apps/shop.yaml", head + source + "      valueFiles: [values-prod.yaml]\n      valuesObject:\n" +
                                     "        auth:\n          word: " + other_password +
                                     "\n      parameters:\n      - name: auth.word\n        value: " + password + "\n");
  const json report = scan(folder);
  INFO(dump_places(report));
  const json finding = at(report, "apps/shop.yaml", 16);
  REQUIRE(!finding.is_null());
  CHECK(finding["unit"] == "charts/shop (values-prod.yaml, shop-prod)");
  CHECK(finding["environment"] == "prod");
  CHECK(at(report, "apps/shop.yaml", 13).is_null());
  std::set<std::string> shadowed;
  for (const json& origin : finding["origins"])
    if (origin["shadowed"] == true) shadowed.insert(origin["path"].get<std::string>() + origin["line"].dump());
  CHECK(shadowed ==
        std::set<std::string>{"apps/shop.yaml13", "charts/shop/values-prod.yaml2", "charts/shop/values.yaml2"});
}

TEST_CASE("deliveries with different values of their own are different units") {
  const TempDir folder;
  write_chart(folder);
  const auto application = [&](const std::string& env, const std::string& value) {
    return "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\nspec:\n"
           "  destination: {namespace: web, name: " +
           env + "}\n" + source + "      valuesObject: {auth: {word: " + value + "}}\n";
  };
  folder.write("apps/one.yaml", application("dev", other_password));
  folder.write("apps/two.yaml", application("prod", password));
  const json report = scan(folder);
  INFO(dump_places(report));
  CHECK(report["counts"]["units"]["rendered"] == 4);  // with the chart's own layers
  REQUIRE(!at(report, "apps/one.yaml", 10).is_null());
  REQUIRE(!at(report, "apps/two.yaml", 10).is_null());
  CHECK(at(report, "apps/one.yaml", 10)["environment"] == "dev");
  CHECK(at(report, "apps/two.yaml", 10)["environment"] == "prod");
  const json prod = at(report, "apps/two.yaml", 10);
  CHECK(prod["rendered_in"].size() == 1);
}

TEST_CASE("a rendered Application's own values are found where the chart of Applications says them") {
  const TempDir folder;
  write_chart(folder);
  folder.write("apps/Chart.yaml", "apiVersion: v2\nname: apps\nversion: 0.1.0\n");
  folder.write("apps/values.yaml", "shop:\n  word: " + password + "\n");
  folder.write("apps/templates/shop.yaml", head + source +
                                               "      valuesObject:\n        auth:\n"
                                               "          word: {{ .Values.shop.word | quote }}\n");
  folder.write("apps/templates/other.yaml",
               head + source + "      values: |\n        auth:\n          word: " + other_password + "\n");
  const json report = scan(folder);
  INFO(dump_places(report));
  const json finding = at(report, "apps/values.yaml", 2);
  REQUIRE(!finding.is_null());
  CHECK(finding["object"]["name"] == "shop-prod-db");
  CHECK(!at(report, "apps/templates/other.yaml", 12).is_null());
}

TEST_CASE("an Application that a kustomization builds is one delivery, and a patch of its values is its own line") {
  const TempDir folder;
  write_chart(folder);
  folder.write("base/shop.yaml",
               head + source + "      valuesObject:\n        auth:\n          word: " + other_password + "\n");
  folder.write("base/kustomization.yaml", "resources: [shop.yaml]\n");
  CHECK(scan(folder)["counts"]["units"]["rendered"] == 4);  // two layers of the chart, the build, the delivery
  folder.write("live/kustomization.yaml", "resources: [../base]\npatches:\n- path: patch.yaml\n");
  folder.write("live/patch.yaml",
               "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop-prod}\nspec:\n  source:\n"
               "    helm:\n      valuesObject:\n        auth:\n          word: " +
                   password + "\n");
  const json report = scan(folder);
  INFO(dump_places(report));
  CHECK(report["counts"]["units"]["rendered"] == 5);
  const json finding = at(report, "live/patch.yaml", 9);
  REQUIRE(!finding.is_null());
  CHECK(finding["object"]["kind"] == "Secret");
}

TEST_CASE("a staged Application is judged with the values that it holds") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  write_chart(repository);
  repository.write("apps/shop.yaml", head + source + "      valuesObject:\n        auth:\n          word: \"\"\n");
  repository.commit("one");
  repository.write("apps/shop.yaml",
                   head + source + "      valuesObject:\n        auth:\n          word: " + password + "\n");
  repository.git("add -A");
  engine::Request request = request_for(repository.path(), engine::ScopeKind::index);
  request.scope.staged_only = true;
  const json report = json::parse(json_of(run_ok(request)));
  INFO(dump_places(report));
  CHECK(!at(report, "apps/shop.yaml", 12).is_null());
  CHECK(report["findings"].size() == 1);
}

TEST_CASE("values that do not parse are told without a word of theirs") {
  const TempDir folder;
  write_chart(folder);
  folder.write("apps/shop.yaml", head + source + "      values: |\n        auth: [" + password + "\n        x: {\n");
  const json report = scan(folder);
  bool told = false;
  for (const json& notice : report["notices"]) told |= notice["code"] == "helm/values-input";
  CHECK(told);
  CHECK(report.dump().find(password) == std::string::npos);
}

TEST_CASE("values files of a HelmRelease stand in place of the chart's own, unless those are listed") {
  const auto scan_with = [](const std::string& files) {
    const TempDir folder;
    write_chart(folder);
    folder.write("charts/shop/values.yaml",
                 "auth:\n  word: " + default_password + "\n  name: " + other_password + "\n");
    folder.write("charts/shop/values-prod.yaml", "auth:\n  word: " + password + "\n");
    folder.write("charts/shop/templates/more.yaml",
                 "apiVersion: v1\nkind: Secret\nmetadata:\n  name: {{ .Release.Name }}-more\nstringData:\n"
                 "  password: {{ .Values.auth.name }}\n");
    folder.write("clusters/prod/shop.yaml",
                 "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: shop, namespace: web}\n"
                 "spec:\n  chart:\n    spec:\n      chart: ./charts/shop\n"
                 "      sourceRef: {kind: GitRepository, name: x}\n      valuesFiles: " +
                     files + "\n");
    return scan(folder);
  };
  const auto units_at = [](const json& report, int line) {
    std::set<std::string> units;
    const json finding = at(report, "charts/shop/values.yaml", line);
    for (const json& one : finding["rendered_in"]) units.insert(one["unit"].get<std::string>());
    return units;
  };
  const std::string unit = "charts/shop (values-prod.yaml)";
  const json replaced = scan_with("[charts/shop/values-prod.yaml]");
  INFO(dump_places(replaced));
  const json finding = at(replaced, "charts/shop/values-prod.yaml", 2);
  REQUIRE(!finding.is_null());
  CHECK(finding["unit"] == unit);
  CHECK(finding["object"]["name"] == "shop-db");
  CHECK(finding["origins"].size() == 1);  // nothing of values.yaml is overridden
  CHECK(units_at(replaced, 3) == std::set<std::string>{"charts/shop"});
  CHECK(replaced["counts"]["units"]["rendered"] == 2);

  const json listed = scan_with("[charts/shop/values.yaml, charts/shop/values-prod.yaml]");
  INFO(dump_places(listed));
  CHECK(at(listed, "charts/shop/values-prod.yaml", 2)["unit"] == unit);
  CHECK(at(listed, "charts/shop/values-prod.yaml", 2)["origins"].size() == 2);
  CHECK(units_at(listed, 3) == std::set<std::string>{"charts/shop", unit});
  CHECK(listed["counts"]["units"]["rendered"] == 2);

  const json last = scan_with("[charts/shop/values-prod.yaml, charts/shop/values.yaml]");
  INFO(dump_places(last));
  CHECK(units_at(last, 2).size() == 2);

  const json unknown = scan_with("[\"charts/${name}/values-prod.yaml\"]");
  INFO(dump_places(unknown));
  CHECK(at(unknown, "charts/shop/values.yaml", 3)["object"]["name"] == "shop-more");
}

TEST_CASE("what a helmfile's environment is said to be is no layer of a chart, and still of that environment") {
  const bool apart = GENERATE(false, true);
  const TempDir folder;
  write_chart(folder);
  folder.write("helmfile.yaml", std::string("environments:\n  production: {values: [settings/one.yaml]}\n") +
                                    (apart ? "---\n" : "") +
                                    "releases:\n- name: shop\n  chart: ./charts/shop\n  values: [more.yaml]\n");
  folder.write("more.yaml", "auth:\n  word: " + other_password + "\n");
  folder.write("settings/one.yaml", "auth:\n  word: " + password + "\n  password: " + password + "\n");
  const json report = scan(folder);
  INFO(dump_places(report));
  CHECK(at(report, "settings/one.yaml", 2).is_null());
  CHECK(at(report, "more.yaml", 2)["unit"] == "charts/shop (more.yaml)");
  json plain;
  for (const json& finding : report["findings"])
    if (finding["path"] == "settings/one.yaml" && finding["line"] == 3) plain = finding;
  REQUIRE(!plain.is_null());
  CHECK(plain["environment"] == "prod");
}

TEST_CASE("a delivery of a registry's chart says nothing of a chart that is the root") {
  const TempDir folder;
  folder.write("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n");
  folder.write("templates/secret.yaml",
               "apiVersion: v1\nkind: Secret\nmetadata:\n  name: {{ .Release.Name }}-db\nstringData:\n"
               "  password: {{ .Values.word }}\n");
  folder.write("values.yaml", "word: " + password + "\n");
  folder.write("helmfile.yaml",
               "environments: {prod: {values: [live.yaml]}}\nreleases:\n- {name: far, chart: stable/redis}\n");
  const json report = scan(folder);
  INFO(dump_places(report));
  CHECK(report["counts"]["units"]["rendered"] == 1);
  CHECK(at(report, "values.yaml", 1)["object"]["name"] == "release-name-db");
}
