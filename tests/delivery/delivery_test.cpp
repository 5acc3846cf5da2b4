#include <catch2/catch.hpp>

#include "delivery/delivery.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::delivery;

namespace {

struct Read {
  std::string text;
  yaml::Parsed parsed;
  Facts facts;
};

Read read_text(std::string_view file, std::string text) {
  Read out{text, yaml::parse(text, 7), {}};
  REQUIRE(out.parsed.issues.empty());
  for (const yaml::Document& document : out.parsed.documents) {
    Facts facts = read(file, document.root);
    for (Binding& binding : facts.bindings) out.facts.bindings.push_back(std::move(binding));
    for (Notice& notice : facts.notices) out.facts.notices.push_back(std::move(notice));
  }
  return out;
}

std::string at(const Read& read, const Span& span) {
  CHECK(span.begin.text == 7);
  return read.text.substr(span.begin.offset, span.length);
}

}  // namespace

TEST_CASE("an Application binds its path, values and destination") {
  const Read read = read_text("apps/prod/shop.yaml", R"(apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, labels: {env: prod}}
spec:
  project: live
  destination: {name: eu-1, namespace: shop}
  source:
    repoURL: https://git.example.org/shop
    path: charts/shop
    helm: {valueFiles: [values-prod.yaml, ../common.yaml, /global.yaml, "values-{{ x }}.yaml"]}
)");
  REQUIRE(read.facts.bindings.size() == 1);
  const Binding& binding = read.facts.bindings.front();
  CHECK(binding.name == "shop");
  CHECK(at(read, binding.span) == "shop");
  CHECK(binding.unit.path == "charts/shop");
  CHECK(at(read, binding.unit.span) == "charts/shop");
  CHECK(binding.cluster == "eu-1");
  CHECK(binding.ns == "shop");
  CHECK(binding.project == "live");
  REQUIRE(binding.values.size() == 4);
  CHECK(binding.values[0].path == "charts/shop/values-prod.yaml");
  CHECK(binding.values[1].path == "charts/common.yaml");
  CHECK(binding.values[2].path == "global.yaml");
  CHECK(binding.values[3].path.empty());
  CHECK(at(read, binding.values[0].span) == "values-prod.yaml");
}

TEST_CASE("several sources give a binding each, and $ref counts from the root") {
  const Read read = read_text("a.yaml", R"(apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop}
spec:
  sources:
    - {repoURL: x, chart: redis, helm: {valueFiles: [$values/envs/prod/redis.yaml]}}
    - {repoURL: y, ref: values}
)");
  REQUIRE(read.facts.bindings.size() == 1);
  CHECK(read.facts.bindings[0].chart == "redis");
  CHECK(read.facts.bindings[0].values.at(0).path == "envs/prod/redis.yaml");
}

TEST_CASE("list and matrix generators are filled in, others are a notice") {
  const std::string head = "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: s}\nspec:\n";
  const std::string tail =
      "  template:\n    metadata: {name: 'shop-{{env}}'}\n    spec:\n      destination: {namespace: 'shop-{{ .env "
      "}}'}\n"
      "      source: {repoURL: x, path: 'overlays/{{env}}'}\n";
  const Read list = read_text(
      "a.yaml", head + "  generators: [{list: {elements: [{env: dev}, {env: prod}]}}, {clusters: {}}]\n" + tail);
  REQUIRE(list.facts.bindings.size() == 2);
  CHECK(list.facts.bindings[1].unit.path == "overlays/prod");
  CHECK(list.facts.bindings[1].ns == "shop-prod");
  CHECK(list.facts.notices.size() == 1);
  const Read matrix =
      read_text("a.yaml", head +
                              "  generators: [{matrix: {generators: [{list: {elements: [{env: a}, {env: "
                              "b}]}}, {list: {elements: [{r: 1}, {r: 2}, {r: 3}]}}]}}]\n" +
                              tail);
  CHECK(matrix.facts.bindings.size() == 6);
}

TEST_CASE("generators stop at the limit and say so") {
  std::string text =
      "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators:\n  - list: {elements: [";
  for (int i = 0; i < 2500; ++i) text += "{e: e" + std::to_string(i) + "},";
  const Read read = read_text("a.yaml", text + "]}\n  template: {spec: {source: {path: 'x/{{e}}'}}}\n");
  CHECK(read.facts.bindings.size() == 2000u);
  REQUIRE(read.facts.notices.size() == 1);
  CHECK(read.facts.notices[0].code == "delivery/limit");
}

TEST_CASE("Flux objects bind paths and charts") {
  const Read read = read_text("clusters/production/apps.yaml", R"(apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps}
spec: {path: ./apps/production, targetNamespace: shop, sourceRef: {kind: GitRepository, name: flux-system}}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: redis, namespace: cache}
spec:
  chart:
    spec:
      chart: ./charts/redis
      sourceRef: {kind: GitRepository, name: x}
      valuesFiles: [./charts/redis/values-prod.yaml]
)");
  REQUIRE(read.facts.bindings.size() == 2);
  CHECK(read.facts.bindings[0].unit.path == "apps/production");
  CHECK(read.facts.bindings[0].ns == "shop");
  CHECK(read.facts.bindings[1].unit.path == "charts/redis");
  CHECK(read.facts.bindings[1].ns == "cache");
  CHECK(read.facts.bindings[1].values.at(0).path == "charts/redis/values-prod.yaml");
}

TEST_CASE("helmfile gives a binding for each release and environment") {
  const Read read = read_text("ops/helmfile.yaml", R"(environments:
  dev: {values: [env/dev.yaml]}
  prod: {values: [env/prod.yaml]}
releases:
  - name: shop
    namespace: "shop-{{ .Environment.Name }}"
    chart: ../charts/shop
    values: ["values-{{ .Environment.Name }}.yaml", {a: 1}]
)");
  REQUIRE(read.facts.bindings.size() == 2);
  const Binding& prod = read.facts.bindings[1];
  CHECK(prod.environment == "prod");
  CHECK(prod.ns == "shop-prod");
  CHECK(prod.unit.path == "charts/shop");
  REQUIRE(prod.values.size() == 1);
  CHECK(prod.values[0].path == "ops/values-prod.yaml");
  REQUIRE(prod.environment_files.size() == 1);
  CHECK(prod.environment_files[0].path == "ops/env/prod.yaml");
}

TEST_CASE("environments of a helmfile that stand before its releases name their files") {
  const Read read = read_text("ops/helmfile.yaml", R"(environments:
  dev: {}
  prod: {values: [env/prod.yaml, {a: 1}], secrets: [env/secrets.yaml]}
---
releases:
  - {name: shop, chart: ../charts/shop}
)");
  REQUIRE(read.facts.bindings.size() == 2);
  const Binding& prod = read.facts.bindings[0];
  CHECK(prod.environment == "prod");
  CHECK(at(read, prod.span) == "prod");
  CHECK(prod.unit.written.empty());
  CHECK(prod.values.empty());
  REQUIRE(prod.environment_files.size() == 2);
  CHECK(prod.environment_files[0].path == "ops/env/prod.yaml");
  CHECK(prod.environment_files[1].path == "ops/env/secrets.yaml");
  CHECK(read.facts.bindings[1].unit.path == "charts/shop");
}

TEST_CASE("deploy commands in pipelines are read with quotes, joined lines and options in any order") {
  const Read read = read_text(".github/workflows/deploy.yaml", R"(jobs:
  ship:
    environment: {name: production}
    steps:
      - run: |
          set -e; kubectl apply -k overlays/prod -n shop
          helm upgrade --install shop ./charts/shop \
            -f "charts/shop/values-prod.yaml" --set a=b --values=more.yaml --namespace shop && echo done
          kubectl get pods -f x
          kustomize build deploy/prod | kubectl apply -f -
)");
  REQUIRE(read.facts.bindings.size() == 3);
  CHECK(read.facts.bindings[0].unit.path == "overlays/prod");
  CHECK(read.facts.bindings[0].environment == "production");
  CHECK(at(read, read.facts.bindings[0].unit.span) == "overlays/prod");
  CHECK(read.facts.bindings[1].unit.path == "charts/shop");
  REQUIRE(read.facts.bindings[1].values.size() == 2);
  CHECK(read.facts.bindings[1].values[0].path == "charts/shop/values-prod.yaml");
  CHECK(read.facts.bindings[1].values[1].path == "more.yaml");
  CHECK(read.facts.bindings[1].ns == "shop");
  CHECK(read.facts.bindings[2].unit.path == "deploy/prod");
}

TEST_CASE("GitLab scripts and compose files") {
  const Read gitlab =
      read_text(".gitlab-ci.yml", "deploy:\n  environment: staging\n  script:\n    - kubectl apply -f k8s/staging\n");
  REQUIRE(gitlab.facts.bindings.size() == 1);
  CHECK(gitlab.facts.bindings[0].unit.path == "k8s/staging");
  const Read compose =
      read_text("ops/docker-compose.yml", "services:\n  db: {env_file: [./db.env, {path: ../x.env}]}\n");
  REQUIRE(compose.facts.bindings.size() == 1);
  CHECK(compose.facts.bindings[0].values.at(0).path == "ops/db.env");
  CHECK(compose.facts.bindings[0].values.at(1).path == "x.env");
}

TEST_CASE("paths never leave the root") {
  CHECK(resolve_path("a/b", "../c") == "a/c");
  CHECK(resolve_path("a", "../../c").empty());
  CHECK(resolve_path("a", "https://x/y").empty());
  CHECK(resolve_path("a", "$VAR/c").empty());
  CHECK(resolve_path("a", "/./c//d") == "c/d");
}
