#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/units.h"
#include "tests/engine/scene.h"
#include "tests/tree/temp_dir.h"

using namespace rummage;
using namespace rummage::test;

namespace {

environments::Environment in(environments::Class what) {
  environments::Environment environment;
  environment.name = what == environments::Class::unknown ? "" : "e";
  environment.environment_class = what;
  return environment;
}

const std::string password = std::string("Qx7-vT") + "92kLmw";

/// A chart that renders an Application, which delivers the chart beside it.
void write_delivery(const TempDir& folder) {
  folder.write("apps/Chart.yaml", "apiVersion: v2\nname: apps\nversion: 0.1.0\n");
  folder.write(
      "apps/templates/shop.yaml",
      "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: {{ \"shop\" }}}\nspec:\n  source:\n"
      "    repoURL: https://git.example/x\n    path: charts/shop\n    helm: {releaseName: live}\n"
      "  destination: {namespace: web, server: https://kubernetes.default.svc}\n");
  folder.write("charts/shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n");
  folder.write("charts/shop/values.yaml", "password: " + password + "\n");
  folder.write("charts/shop/templates/secret.yaml",
               "apiVersion: v1\nkind: Secret\nmetadata:\n  name: {{ .Release.Name }}-db\n  namespace: "
               "{{ .Release.Namespace }}\nstringData:\n  password: {{ .Values.password }}\n");
}

}  // namespace

TEST_CASE("a chart stands alone when nobody delivers it and it is for no environment but ci") {
  using environments::Class;
  engine::Unit unit;
  CHECK(engine::stands_alone(unit, in(Class::unknown)));
  CHECK(engine::stands_alone(unit, in(Class::ci)));
  CHECK_FALSE(engine::stands_alone(unit, in(Class::prod)));
  unit.defaults = true;
  CHECK(engine::stands_alone(unit, in(Class::prod)));
  unit.release = "live";
  CHECK_FALSE(engine::stands_alone(unit, in(Class::unknown)));
  unit = {};
  unit.kind = engine::Unit::Kind::kustomization;
  CHECK_FALSE(engine::stands_alone(unit, in(Class::unknown)));
}

TEST_CASE("a unit that a rendered object delivers takes release and namespace from it, though it was rendered before") {
  const TempDir folder;
  write_delivery(folder);
  const engine::Outcome outcome = run_ok(request_for(folder.path(), engine::ScopeKind::directory));
  const nlohmann::json report = nlohmann::json::parse(json_of(outcome));
  bool found = false;
  for (const nlohmann::json& finding : report["findings"]) {
    if (finding["path"] != "charts/shop/values.yaml") continue;
    found = true;
    CHECK(finding["object"]["name"] == "live-db");
    CHECK(finding["object"]["namespace"] == "web");
    CHECK(finding["rendered_in"].size() == 1);
  }
  CHECK(found);
  CHECK(report["counts"]["units"]["rendered"] == 2);
  CHECK(report["counts"]["kubernetes_objects"] == 2);
}
