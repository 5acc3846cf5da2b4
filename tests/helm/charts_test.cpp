#include <catch2/catch.hpp>

#include <algorithm>

#include "helm/charts.h"

using namespace rummage;
using namespace rummage::helm;

namespace {

tree::Listing listing(std::vector<std::string> paths) {
  std::sort(paths.begin(), paths.end());
  tree::Listing made;
  for (std::string& path : paths) made.entries.push_back({std::move(path), tree::Mode::file, {}});
  return made;
}

}  // namespace

TEST_CASE("charts, their layers and what belongs to a parent") {
  const Charts charts = find_charts(listing(
      {"charts/shop/Chart.yaml", "charts/shop/values.yaml", "charts/shop/values-prod.yaml",
       "charts/shop/dev-values.yml", "charts/shop/values/stage.yaml", "charts/shop/ci/tls-values.yaml",
       "charts/shop/templates/values-x.yaml", "charts/shop/templates/secret.yaml",
       "charts/shop/charts/redis/Chart.yaml", "charts/shop/charts/redis/values.yaml",
       "charts/shop/charts/redis/charts/deep/Chart.yaml", "charts/shop/charts/pg-1.tgz", "charts/shop/crds/a.yaml",
       "charts/cart/Chart.yaml", "charts/shop/examples/x/Chart.yaml", "other/values.yaml"}));
  REQUIRE(charts.all().size() == 3);
  CHECK(charts.all()[0].root == "charts/cart");
  const Chart& shop = charts.all()[1];
  CHECK(shop.root == "charts/shop");
  std::vector<std::string> names;
  for (const ValuesLayer& layer : shop.layers) names.push_back(layer.name);
  CHECK(names == std::vector<std::string>{"", "dev", "prod", "stage", "tls"});
  CHECK(shop.layers.front().kind == LayerKind::defaults);
  CHECK(shop.layers.back().kind == LayerKind::test);
  CHECK(shop.dependencies == std::vector<std::string>{"charts/shop/charts/pg-1.tgz", "charts/shop/charts/redis"});
  CHECK(charts.all()[2].root == "charts/shop/examples/x");

  CHECK(charts.role("charts/shop/templates/secret.yaml") == ChartRole::template_text);
  CHECK(charts.role("charts/shop/charts/redis/templates/x.yaml") == ChartRole::template_text);
  CHECK(charts.role("charts/shop/charts/redis/values.yaml") == ChartRole::values);
  CHECK(charts.role("charts/shop/crds/a.yaml") == ChartRole::crd);
  CHECK(charts.role("charts/shop/Chart.yaml") == ChartRole::metadata);
  CHECK(charts.role("charts/shop/files/x.yaml") == ChartRole::other);
  CHECK(charts.role("other/values.yaml") == ChartRole::none);
  CHECK(charts.role("charts/shopping/templates/a.yaml") == ChartRole::none);
}

TEST_CASE("a tree that is a chart itself") {
  const Charts charts = find_charts(listing({"Chart.yaml", "values.yaml", "charts/a/Chart.yaml", "templates/a.yaml"}));
  REQUIRE(charts.all().size() == 1);
  CHECK(charts.all()[0].root.empty());
  CHECK(charts.all()[0].dependencies == std::vector<std::string>{"charts/a"});
  CHECK(charts.role("templates/a.yaml") == ChartRole::template_text);
  CHECK(unit_name(charts.all()[0], &charts.all()[0].layers[0]) == ". (values.yaml)");
}

TEST_CASE("a folder named charts without a chart above holds charts of its own") {
  const Charts charts =
      find_charts(listing({"charts/a/Chart.yaml", "charts/b/Chart.yaml", "deploy/charts/c/Chart.yaml"}));
  CHECK(charts.all().size() == 3);
}
