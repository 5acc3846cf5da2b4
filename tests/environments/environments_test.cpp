#include <catch2/catch.hpp>

#include "base/path_glob.h"
#include "environments/resolver.h"
#include "environments/words.h"

using namespace rummage;
using namespace rummage::environments;

namespace {

std::string of(std::string_view path) {
  return Resolver().of_file(path).environment.name;
}

delivery::Binding binding(std::string file, std::string unit, std::vector<std::string> values = {}) {
  delivery::Binding made;
  made.file = std::move(file);
  made.unit.path = std::move(unit);
  for (std::string& path : values) made.values.push_back({path, path, {}});
  return made;
}

}  // namespace

TEST_CASE("every synonym names its environment in every place that counts") {
  const std::pair<const char*, const char*> cases[] = {
      {"production", "prod"}, {"prod", "prod"}, {"PRD", "prod"},         {"live", "prod"},       {"staging", "stage"},
      {"stg", "stage"},       {"uat", "uat"},   {"preprod", "preprod"},  {"qa", "qa"},           {"test", "test"},
      {"int", "int"},         {"dev", "dev"},   {"development", "dev"},  {"sandbox", "sandbox"}, {"local", "local"},
      {"preview", "preview"}, {"ci", "ci"},     {"non-prod", "nonprod"}, {"pre-prod", "preprod"}};
  const char* forms[] = {
      "overlays/@/secret.yaml", "envs/@/app/secret.yaml", "k8s/@/secret.yaml",           "charts/shop/values-@.yaml",
      "config/.env.@",          "environments/@.yaml",    "clusters/@-eu-west-1/x.yaml", "src/application-@.properties",
      "deploy/@-values.yaml"};
  for (const auto& [word, name] : cases)
    for (std::string form : forms) {
      form.replace(form.find('@'), 1, word);
      INFO(form);
      CHECK(of(form) == name);
    }
}

TEST_CASE("parts of words name nothing") {
  for (const char* path : {"product/values.yaml", "latest/app.yaml", "apps/reproduction/x.yaml", "lib/livestream.yaml",
                           "internal/secret.yaml", "docs/testimonials.md", "devices/x.yaml", "kind/stable.yaml",
                           "pkg/client-test.go", "deliver/live-probe.yaml", "x/rule_test.yaml", "cities/x.yaml"}) {
    INFO(path);
    CHECK(of(path).empty());
  }
}

TEST_CASE("equal votes decide nothing, unequal ones the heavier") {
  CHECK(of("k8s/prod/dev/x.yaml").empty());
  CHECK(of("overlays/prod/dev/x.yaml") == "prod");
  CHECK(of("tests/overlays/staging/x.yaml") == "stage");
  CHECK(Resolver().of_object("x.yaml", "shop-dev", {{"environment", "production"}}).environment.name == "prod");
  CHECK(Resolver().of_object("x.yaml", "shop-dev", {}).environment.name == "dev");
  CHECK(Resolver().of_object("x.yaml", "prod-shop", {}).environment.environment_class == Class::prod);
  CHECK(Resolver().of_object("x.yaml", "dev-to-prod", {}).environment.name.empty());
}

TEST_CASE("a cluster and a region are said beside the environment") {
  const Environment found = Resolver().of_file("clusters/prod-eu-west-1/apps/shop.yaml").environment;
  CHECK(found.name == "prod");
  CHECK(found.cluster == "prod-eu-west-1");
  CHECK(found.region == "eu-west-1");
}

TEST_CASE("the user's globs outweigh everything") {
  const Resolver resolver({{"blue", Class::prod, {"overlays/dev/**"}}, {"qa", Class::unknown, {"*.qa.env"}}});
  CHECK(resolver.of_file("overlays/dev/x.yaml").environment.name == "blue");
  CHECK(resolver.of_file("overlays/dev/x.yaml").environment.environment_class == Class::prod);
  CHECK(resolver.of_file("a/shop.qa.env").environment.environment_class == Class::test);
}

TEST_CASE("a binding binds the values it names, and a folder that one environment uses") {
  const Resolver resolver({}, {binding("apps/prod/shop.yaml", "charts/shop", {"charts/shop/values-x.yaml"}),
                               binding("apps/prod/cart.yaml", "manifests/cart")});
  CHECK(resolver.of_file("charts/shop/values-x.yaml").environment.name == "prod");
  CHECK(resolver.of_file("charts/shop/values.yaml").environment.name == "prod");
  CHECK(resolver.of_file("charts/shop/values-dev.yaml").environment.name == "dev");
  CHECK(resolver.of_file("manifests/cart/secret.yaml").environment.name == "prod");
  CHECK(resolver.of_file("manifests/cartoon/secret.yaml").environment.name.empty());
}

TEST_CASE("a folder that several environments use supplies them all and is in none") {
  const Resolver resolver({}, {binding("apps/prod/shop.yaml", "charts/shop", {"charts/shop/values-prod.yaml"}),
                               binding("apps/dev/shop.yaml", "charts/shop", {"charts/shop/values-dev.yaml"})});
  const Verdict base = resolver.of_file("charts/shop/values.yaml");
  CHECK(base.environment.name.empty());
  REQUIRE(base.supplies.size() == 2);
  CHECK(base.supplies[0].name == "dev");
  CHECK(base.supplies[1].name == "prod");
  CHECK(resolver.of_file("charts/shop/values-prod.yaml").score == 9);
}

TEST_CASE("a base is where all overlays are that use it, or supplies them") {
  const Resolver resolver({}, {},
                          {{"base/a.yaml", {"overlays/dev", "overlays/prod"}},
                           {"base/b.yaml", {"overlays/prod", "overlays/prod-eu"}},
                           {"base/c.yaml", {"overlays/prod", "overlays/emea"}},
                           {"base/prod/d.yaml", {"overlays/dev", "overlays/prod"}}});
  CHECK(resolver.of_file("base/a.yaml").environment.name.empty());
  CHECK(resolver.of_file("base/a.yaml").supplies.size() == 2);
  CHECK(resolver.of_file("base/b.yaml").environment.name == "prod");
  CHECK(resolver.of_file("base/c.yaml").environment.name.empty());
  CHECK(resolver.of_file("base/c.yaml").supplies.empty());
  CHECK(resolver.of_file("base/prod/d.yaml").environment.name == "prod");
  CHECK(resolver.of_file("base/prod/d.yaml").supplies.empty());
  CHECK(resolver.of_object("base/a.yaml", "shop-dev", {}).environment.name == "dev");
}

TEST_CASE("globs agree with a slow twin on all short paths and patterns") {
  // The twin tries every split of the path for `**`, and recursion for the rest.
  struct Twin {
    static bool part(std::string_view g, std::string_view p) {
      if (g.empty()) return p.empty();
      if (g[0] == '*') return part(g.substr(1), p) || (!p.empty() && part(g, p.substr(1)));
      return !p.empty() && (g[0] == '?' || g[0] == p[0]) && part(g.substr(1), p.substr(1));
    }
    static bool all(const std::vector<std::string>& g, std::size_t i, const std::vector<std::string>& p,
                    std::size_t j) {
      if (i == g.size()) return j > 0;  // below a folder that matches
      if (g[i] == "**") return all(g, i + 1, p, j) || (j < p.size() && all(g, i, p, j + 1));
      return j < p.size() && part(g[i], p[j]) && all(g, i + 1, p, j + 1);
    }
  };
  const std::vector<std::string> globs{"a", "*", "**", "a*", "?b"}, names{"a", "b", "ab"};
  const auto join = [](const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) (out += out.empty() ? "" : "/") += part;
    return out;
  };
  for (int g = 0; g < 125; ++g)
    for (int p = 0; p < 27; ++p) {
      const std::vector<std::string> glob{globs[g % 5], globs[g / 5 % 5], globs[g / 25]};
      const std::vector<std::string> path{names[p % 3], names[p / 3 % 3], names[p / 9]};
      INFO(join(glob) << " on " << join(path));
      CHECK(path_matches(join(glob), join(path)) == Twin::all(glob, 0, path, 0));
    }
}
