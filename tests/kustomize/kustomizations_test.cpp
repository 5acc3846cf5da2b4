#include <catch2/catch.hpp>

#include "kustomize/kustomizations.h"
#include "tree/memory_tree.h"

using namespace rummage;
using namespace rummage::kustomize;

TEST_CASE("what each file is to a kustomization, and which builds it ends up in") {
  tree::MemoryTree tree;
  tree.put("base/kustomization.yaml", "resources: [deployment.yaml, secret.yaml]\n");
  tree.put("base/deployment.yaml", "a: b\n");
  tree.put("parts/tls/kustomization.yaml", "kind: Component\npatches: [{path: tls.yaml}]\n");
  tree.put("overlays/dev/kustomization.yml", "bases: [../../base]\npatchesStrategicMerge: [p.yaml]\n");
  tree.put("overlays/prod/Kustomization", R"(namespace: shop-prod
resources: [../../base, https://example.org/x.yaml, extra.yaml]
components: [../../parts/tls]
patches:
- path: p.yaml
- patch: |-
    kind: Deployment
secretGenerator:
- {name: s, files: [key=s.txt, t.txt], envs: [s.env], literals: [a=b]}
replacements: [{path: r.yaml}]
helmCharts: [{name: x, valuesFile: v.yaml}]
)");
  const Found found = find_kustomizations(tree, tree.list());
  CHECK(found.notices.empty());
  const Kustomizations& all = found.kustomizations;
  REQUIRE(all.all().size() == 4);
  CHECK(all.role("base/kustomization.yaml") == FileRole::root);
  CHECK(all.role("base/secret.yaml") == FileRole::resource);
  CHECK(all.role("overlays/prod/extra.yaml") == FileRole::resource);
  CHECK(all.role("overlays/prod/p.yaml") == FileRole::patch);
  CHECK(all.role("overlays/dev/p.yaml") == FileRole::patch);
  CHECK(all.role("parts/tls/tls.yaml") == FileRole::patch);
  CHECK(all.role("overlays/prod/s.txt") == FileRole::generator);
  CHECK(all.role("overlays/prod/s.env") == FileRole::generator);
  CHECK(all.role("overlays/prod/r.yaml") == FileRole::configuration);
  CHECK(all.role("overlays/prod/v.yaml") == FileRole::values);
  CHECK(all.role("overlays/prod/other.yaml") == FileRole::none);
  CHECK(all.users("base/secret.yaml") == std::vector<std::string>{"overlays/dev", "overlays/prod"});
  CHECK(all.users("parts/tls/tls.yaml") == std::vector<std::string>{"overlays/prod"});
  CHECK(all.roots().size() == 2);
  CHECK(all.at("overlays/prod")->ns == "shop-prod");
}

TEST_CASE("cycles end, broken files are notices, links and the outside are left alone") {
  tree::MemoryTree tree;
  tree.put("a/kustomization.yaml", "resources: [../b, ../../../etc/x]\n");
  tree.put("b/kustomization.yaml", "resources: [../a, x.yaml]\n");
  tree.put("c/kustomization.yaml", "resources: [\n");
  tree.put("d/kustomization.yaml", "/etc/passwd", tree::Mode::symlink);
  const Found found = find_kustomizations(tree, tree.list());
  REQUIRE(found.notices.size() == 1);
  CHECK(found.notices[0].path == "c/kustomization.yaml");
  CHECK(found.notices[0].code == "kustomize/unreadable");
  CHECK(found.kustomizations.all().size() == 2);
  CHECK(found.kustomizations.users("b/x.yaml").empty());
  CHECK(found.kustomizations.all()[0].references[1].path.empty());
}
