#include "engine/outline.h"

#include <catch2/catch.hpp>
#include <random>

#include "tests/engine/scene.h"
#include "tests/support/generate.h"
#include "tests/support/skip.h"

using namespace rummage;
using namespace rummage::test;

namespace {

std::string secret(unsigned seed) {
  return expanded("apiVersion: v1\nkind: Secret\nmetadata: {name: s" + std::to_string(seed) +
                  "}\nstringData:\n  password: ${password:" + std::to_string(seed) + "}\n");
}

void write_chart(const ScratchRepo& repo, const std::string& root, unsigned seed) {
  repo.write(root + "/Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n");
  repo.write(root + "/values.yaml", expanded("db:\n  password: ${password:" + std::to_string(seed) + "}\n"));
  repo.write(root + "/values-prod.yaml", "replicas: 3\n");
  repo.write(root + "/templates/secret.yaml",
             "apiVersion: v1\nkind: Secret\nmetadata: {name: {{ .Release.Name }}}\n"
             "stringData:\n  password: {{ .Values.db.password }}\n");
}

// Charts beside and inside each other, kustomizations that use files elsewhere, an Application, and plain files.
void populate(const ScratchRepo& repo) {
  write_chart(repo, "charts/shop", 1);
  write_chart(repo, "charts/shop/charts/db", 2);
  write_chart(repo, "charts/other", 3);
  repo.write("base/kustomization.yaml", "resources: [../shared/secret.yaml]\n");
  repo.write("shared/secret.yaml", secret(4));
  repo.write("overlays/prod/kustomization.yaml", "resources: [../../base]\n");
  repo.write("apps/prod/shop.yaml",
             "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\nspec:\n"
             "  source: {path: charts/other, helm: {valueFiles: [values-prod.yaml]}}\n"
             "  destination: {namespace: shop}\n");
  repo.write("plain/a.yaml", secret(5));
  repo.write("plain/b.env", expanded("DB_PASSWORD=${password:6}\n"));
  repo.write("README.md", "# hello\n");
}

std::string hook(const ScratchRepo& repo) {
  engine::Request request = request_for(repo.path(), engine::ScopeKind::index);
  request.scope.staged_only = request.scope.of_hook = true;
  request.options.show = {"known", "suppressed"};
  return json_of(run_ok(request));
}

}  // namespace

// An index with a file that is only intended to be added has no outline: the whole tree is listed.
TEST_CASE("a hook that reads the outline says what one says that lists the tree") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  const std::vector<std::string> files{"charts/shop/values.yaml",
                                       "charts/shop/values-prod.yaml",
                                       "charts/shop/templates/secret.yaml",
                                       "charts/shop/charts/db/values.yaml",
                                       "charts/other/Chart.yaml",
                                       "base/kustomization.yaml",
                                       "shared/secret.yaml",
                                       "overlays/prod/kustomization.yaml",
                                       "overlays/prod/new.yaml",
                                       "apps/prod/shop.yaml",
                                       "plain/a.yaml",
                                       "plain/b.env",
                                       "plain/new.env",
                                       "README.md"};
  std::mt19937 random(11);
  for (int round = 0; round < 16; ++round) {
    ScratchRepo repo;
    populate(repo);
    repo.commit("base");
    for (unsigned i = 0; i <= random() % 3; ++i) {
      const std::string& file = files[random() % files.size()];
      INFO(file);
      if (random() % 5 == 0 && std::filesystem::exists(repo.path() + "/" + file))
        std::filesystem::remove(repo.path() + "/" + file);
      else
        repo.write(file, slurp(repo.path() + "/" + file) +
                             expanded("# password: ${password:" + std::to_string(random() % 50) + "}\n"));
    }
    repo.git("add -A");
    const std::string quick = hook(repo);
    repo.write("later.txt", "nothing\n");
    repo.git("add -N later.txt");
    CHECK(quick == hook(repo));
  }
}
