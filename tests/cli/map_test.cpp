#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/session.h"
#include "tests/tree/temp_dir.h"

using namespace rummage;
using namespace rummage::test;

TEST_CASE("a map leads from the workload to the value that each environment gives its Secret") {
  TempDir folder;
  folder.write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n");
  folder.write("shop/values.yaml", "word: one\n");
  folder.write("shop/values-prod.yaml", "# of production\nword: two\n");
  folder.write("shop/templates/a.yaml",
               "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData:\n  w: {{ .Values.word }}\n---\n"
               "apiVersion: v1\nkind: Pod\nmetadata: {name: api}\nspec:\n  containers:\n  - name: c\n    env:\n"
               "    - {name: W, valueFrom: {secretKeyRef: {name: db, key: w}}}\n"
               "    - {name: X, valueFrom: {secretKeyRef: {name: other, key: x}}}\n");
  const Inside here(folder.path());
  const Said table = typed({"map"});
  CHECK(table.code == 0);
  CHECK(holds(table.out, "prod\n  Pod api\n"));
  CHECK(holds(table.out, "shop/values-prod.yaml:2"));
  CHECK(holds(table.out, "(not found)"));
  bool found = false;
  for (const nlohmann::json& row : nlohmann::json::parse(typed({"map", "--output", "json"}).out))
    found = found || (row["environment"] == "prod" && row["secret"] == "db" && row["use"] == "env W" &&
                      row["source"]["line"] == 2 && row["source"]["column"] == 7);
  CHECK(found);
}
