#include <catch2/catch.hpp>
#include <thread>

#include "built.h"
#include "scalar_origins.h"

using namespace rummage;
using namespace rummage::kustomize;
using namespace rummage::kustomize::test;

namespace {

using Names = std::vector<std::string>;

std::string object(const std::string& kind, const std::string& name) {
  return "apiVersion: v1\nkind: " + kind + "\nmetadata:\n  name: " + name + "\n";
}

/// The line of a scalar's first origin of this kind; 0: it has none.
std::uint32_t line_of(const Built& built, yaml::Node scalar, OriginKind kind, bool shadowed) {
  for (const engine::PlacedOrigin& origin : origins_of(built.sources, built.result.roles, scalar)) {
    if (origin.kind != kind || origin.shadowed != shadowed) continue;
    const Bytes bytes = built.sources.bytes(origin.leaf.begin.text).value();
    return 1 + static_cast<std::uint32_t>(std::count(bytes->begin(), bytes->begin() + origin.leaf.begin.offset, '\n'));
  }
  return 0;
}

}  // namespace

TEST_CASE("objects come depth first and are printed in Kustomize's order, or as they came") {
  Files files{{"kustomization.yaml", "resources: [b.yaml, base, a.yaml]\nsortOptions: {order: fifo}\n"},
              {"a.yaml", object("Namespace", "a")},
              {"b.yaml", object("Service", "b") + "---\n" + object("Secret", "b")},
              {"base/kustomization.yml", "resources: [c.yaml]\n"},
              {"base/c.yaml", object("ConfigMap", "c")}};
  CHECK(Built(files, true).names() == Names{"Service b", "Secret b", "ConfigMap c", "Namespace a"});
  files[0].second = "resources: [b.yaml, base, a.yaml]\n";
  CHECK(Built(files, true).names() == Names{"Namespace a", "ConfigMap c", "Secret b", "Service b"});
  files[0].second +=
      "sortOptions: {order: legacy, legacySortOptions: {orderFirst: [Service], orderLast: [ConfigMap]}}\n";
  CHECK(Built(files, true).names() == Names{"Service b", "Namespace a", "Secret b", "ConfigMap c"});
  files[0].second = "resources: [b.yaml]\nsortOptions: {order: upside-down}\n";
  CHECK(Built(files, true).error() == "kustomize/sort");
}

TEST_CASE("what cannot be read is an error of a strict build and a notice of a lenient one, the rest goes on") {
  const Files rest{{"a.yaml", object("Service", "a")}, {"bad.yaml", "a: [\n"}, {"nameless.yaml", "kind: Service\n"}};
  const auto check = [&](const std::string& kustomization, const std::string& code, std::uint32_t line,
                         const std::string& path = "kustomization.yaml") {
    Files files = rest;
    files.emplace_back("kustomization.yaml", "resources:\n- a.yaml\n" + kustomization);
    INFO(kustomization);
    const Built strict(files, true), lenient(files);
    CHECK(strict.error() == code);
    CHECK(strict.names().empty());
    CHECK(lenient.error().empty());
    CHECK(lenient.names() == Names{"Service a"});
    CHECK(lenient.notices() == Names{code + " " + path + ":" + std::to_string(line)});
  };
  check("- gone.yaml\n", "kustomize/missing", 3);
  check("- ../../out.yaml\n", "kustomize/missing", 3);
  check("- /etc/hosts\n", "kustomize/missing", 3);
  check("- https://example.com/x.yaml\n", "kustomize/remote", 3);
  check("- github.com/org/repo//path?ref=v1\n", "kustomize/remote", 3);
  check("- bad.yaml\n", "kustomize/yaml", 2, "bad.yaml");
  check("- nameless.yaml\n", "kustomize/object", 1, "nameless.yaml");
  check("nonsense: 1\n", "kustomize/invalid", 3);
  check("namePrefix: 1\n", "kustomize/invalid", 3);
  check("components: [gone]\n", "kustomize/missing", 3);
  check("transformers: [gone.yaml]\n", "kustomize/missing", 3);
  check("configurations: [gone.yaml]\n", "kustomize/missing", 3);
  check("patches:\n- path: gone.yaml\n", "kustomize/missing", 4);
  check("patches:\n- patch: |\n    kind: Service\n    apiVersion: v1\n    metadata:\n      name: other\n",
        "kustomize/no-target", 8);
  check("patches:\n- target: {kind: Service}\n  patch: |\n    - op: remove\n      path: /spec\n", "kustomize/patch", 6);
  check("patches:\n- patch: '[{\"op\": \"remove\", \"path\": \"/kind\"}]'\n", "kustomize/patch", 4);
  check("replacements:\n- source: {kind: Gone}\n  targets:\n  - select: {kind: Service}\n", "kustomize/replacement", 4);
  check("replicas:\n- name: gone\n  count: 2\n", "kustomize/replicas", 4);
  check("helmCharts:\n- name: x\n", "kustomize/chart", 4);
  check("generators:\n- |-\n  apiVersion: x/v1\n  kind: Vault\n  metadata: {name: v}\n", "kustomize/plugin", 6);
  check("validators:\n- |-\n  apiVersion: x/v1\n  kind: Check\n  metadata: {name: v}\n", "kustomize/plugin", 6);
}

TEST_CASE("files outside the folder are refused strictly and read leniently") {
  const Files files{{"over/kustomization.yaml", "resources: [../a.yaml]\n"}, {"a.yaml", object("Service", "a")}};
  CHECK(Built(files, true, "over").error() == "kustomize/load-restriction");
  CHECK(Built(files, false, "over").names() == Names{"Service a"});
}

TEST_CASE("cycles and limits are stopped and said") {
  const std::string a = object("Service", "a");
  const Files self{{"kustomization.yaml", "resources: [a.yaml, .]\n"}, {"a.yaml", a}};
  CHECK(Built(self, true).error() == "kustomize/cycle");
  CHECK(Built(self).notices() == Names{"kustomize/cycle kustomization.yaml:1"});
  const Files mutual{{"x/kustomization.yaml", "resources: [../y]\n"}, {"y/kustomization.yaml", "resources: [../x]\n"}};
  CHECK(Built(mutual, true, "x").error() == "kustomize/cycle");
  Files deep;
  std::string folder;
  for (int i = 0; i < 70; ++i, folder += "d/") deep.emplace_back(folder + "kustomization.yaml", "resources: [d]\n");
  const Built stopped(deep);
  CHECK(std::any_of(stopped.result.notices.begin(), stopped.result.notices.end(),
                    [](const Notice& notice) { return notice.code == "kustomize/limit"; }));
  BuildLimits limits;
  limits.resources = 2;
  const Files many{{"kustomization.yaml", "resources: [a.yaml]\n"},
                   {"a.yaml", a + "---\n" + object("Service", "b") + "---\n" + object("Service", "c")}};
  CHECK(Built(many, false, "", limits).error() == "kustomize/limit");
  limits = {};
  limits.bytes = 40;
  CHECK(Built(many, false, "", limits).error() == "kustomize/limit");
}

TEST_CASE("keys are read in any case, values by the rules of YAML 1.1") {
  const Files files{{"Kustomization",
                     "Resources: [a.yaml]\nNAMEPREFIX: p-\nconfigMapGenerator:\n- Name: c\n"
                     "  options: {disableNameSuffixHash: yes}\n"},
                    {"a.yaml", object("Service", "a") + "  labels: {on: yes}\n"}};
  const Built built(files, true);
  CHECK(built.names() == Names{"ConfigMap p-c", "Service p-a"});
  CHECK(built.text().find("\"on\": \"yes\"") != std::string::npos);
}

TEST_CASE("a folder has one kustomization file, and that says something") {
  CHECK(Built({{"a.yaml", "x"}}, true).error() == "kustomize/missing");
  CHECK(Built({}, true, "gone").error() == "kustomize/missing");
  CHECK(Built({{"kustomization.yaml", "namePrefix: a"}, {"Kustomization", "namePrefix: b"}}, true).error() ==
        "kustomize/ambiguous");
  CHECK(Built({{"kustomization.yaml", "kind: Kustomization\n"}}, true).error() == "kustomize/invalid");
  CHECK(Built({{"kustomization.yaml", "kind: Deployment\nnamePrefix: a\n"}}, true).error() == "kustomize/invalid");
  CHECK(Built({{"kustomization.yaml", "apiVersion: v1\nnamePrefix: a\n"}}, true).error() == "kustomize/invalid");
}

TEST_CASE("a component changes the objects that are there; two objects of one id do not go together") {
  const std::string component = "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnamePrefix: c-\n";
  Files files{{"kustomization.yaml", "resources: [a.yaml]\ncomponents: [part]\nnameSuffix: -s\n"},
              {"a.yaml", object("Service", "a")},
              {"part/kustomization.yaml", component}};
  CHECK(Built(files, true).names() == Names{"Service c-a-s"});
  files[0].second = "resources: [a.yaml, part]\n";
  CHECK(Built(files, true).error() == "kustomize/component");
  files[0].second = "resources: [a.yaml, ./a.yaml]\n";
  CHECK(Built(files, true).error() == "kustomize/id-conflict");
  CHECK(Built(files).names().size() == 2);
}

TEST_CASE("scalars lead to base, patch and the line of an inline patch, and know what they overrode") {
  const Built built(
      {{"over/kustomization.yaml",
        "resources: [../base]\npatches:\n- path: p.yaml\n- patch: |-\n    apiVersion: v1\n    kind: Secret\n"
        "    metadata:\n      name: s\n    stringData:\n      inline: \"new\\tvalue\"\n"},
       {"over/p.yaml", object("Secret", "s") + "stringData:\n  filed: over\n"},
       {"base/kustomization.yaml", "resources: [s.yaml]\n"},
       {"base/s.yaml", object("Secret", "s") + "stringData:\n  filed: under\n  kept: x\n"}},
      true, "over");
  REQUIRE(built.result.objects.size() == 1);
  const yaml::Node data = built.result.objects[0].find("stringData");
  CHECK(line_of(built, data.find("kept"), OriginKind::base, false) == 7);
  CHECK(line_of(built, data.find("filed"), OriginKind::patch, false) == 6);
  CHECK(line_of(built, data.find("filed"), OriginKind::base, true) == 6);
  CHECK(line_of(built, data.find("inline"), OriginKind::patch, false) == 10);
}

TEST_CASE("builds that share a parse cache share the nodes of their bases, also at the same time") {
  const tree::MemoryTree tree = tree_of({{"one/kustomization.yaml", "resources: [../base]\nnamePrefix: one-\n"},
                                         {"two/kustomization.yaml", "resources: [../base]\nnamePrefix: two-\n"},
                                         {"base/kustomization.yaml", "resources: [s.yaml]\n"},
                                         {"base/s.yaml", object("Secret", "s") + "stringData:\n  a: b\n"}});
  sources::Sources sources;
  ParseCache parsed;
  std::vector<BuildResult> results(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < results.size(); ++i)
    threads.emplace_back([&, i] { results[i] = build({tree, i % 2 == 0 ? "one" : "two", sources, {}, &parsed, {}}); });
  for (std::thread& thread : threads) thread.join();
  for (const BuildResult& result : results) {
    REQUIRE(result.objects.size() == 1);
    CHECK(result.objects[0].find("stringData").identity() == results[0].objects[0].find("stringData").identity());
  }
}

TEST_CASE("charts are rendered by whoever was asked to") {
  const Files files{{"k/kustomization.yaml", "namespace: ns\nhelmGlobals: {chartHome: c}\nhelmCharts:\n- name: x\n"}};
  std::string asked;
  const ChartInflator inflate = [&](const ChartRequest& request) -> Result<ChartObjects> {
    asked = request.directory + " " + std::string(request.chart.find("name").text()) + " " +
            std::string(request.globals.find("chartHome").text());
    ChartObjects out;
    out.documents = yaml::parse(object("Service", "rendered"), 0, yaml::Dialect::kustomize).documents;
    out.notices.push_back({"helm/told", NoticeLevel::note, "m", "", 0, ""});
    return out;
  };
  const Built built(files, true, "k", {}, inflate);
  CHECK(asked == "k x c");
  CHECK(built.names() == Names{"Service rendered"});
  CHECK(built.notices() == Names{"helm/told :0"});
  CHECK(built.text().find("namespace") == std::string::npos);
  const ChartInflator failing = [](const ChartRequest&) -> Result<ChartObjects> {
    return Error{"helm/x", "no chart", {}, {}};
  };
  CHECK(Built(files, true, "k", {}, failing).error() == "kustomize/chart");
  CHECK(Built(files, false, "k", {}, failing).notices() == Names{"kustomize/chart k/kustomization.yaml:4"});
}

TEST_CASE("a value that a transformer wrote to several places is one value") {
  const std::string labels = "resources: [s.yaml]\ncommonLabels: {app: base}\n";
  Files files{{"kustomization.yaml", "resources: [base]\nlabels: [{pairs: {app: over}}]\n"},
              {"base/kustomization.yaml", labels},
              {"base/s.yaml", object("Service", "s")}};
  const auto selector = [](const Built& built) {
    return std::string(built.result.objects.at(0).at_pointer("/spec/selector/app").text());
  };
  CHECK(selector(Built(files, true)) == "over");
  files[0].second =
      "resources: [base]\npatches:\n- patch: |-\n    apiVersion: v1\n    kind: Service\n    metadata: {name: s, "
      "labels: {app: patched}}\n";
  CHECK(selector(Built(files, true)) == "patched");
  files[2].second += "  labels: {app: own}\n";
  CHECK(selector(Built(files, true)) == "base");
}

TEST_CASE("a key that stands twice is an error of a strict build and a notice of a lenient one") {
  const Files files{{"kustomization.yaml", "resources: [a.yaml]\n"},
                    {"a.yaml", object("Service", "a") + "kind: Service\n"}};
  CHECK(Built(files, true).error() == "kustomize/yaml");
  CHECK(Built(files).names() == Names{"Service a"});
  CHECK(Built(files).notices() == Names{"kustomize/yaml a.yaml:5"});
}

TEST_CASE("in a patch the first of equal keys counts") {
  const Files files{{"kustomization.yaml", "resources: [a.yaml]\npatches: [{path: p.yaml}]\n"},
                    {"a.yaml", object("ConfigMap", "a") + "data: {k: x}\n"},
                    {"p.yaml", object("ConfigMap", "a") + "data:\n  k: yes\n  k: second\n"}};
  CHECK(Built(files, true).result.objects.at(0).at_pointer("/data/k").text() == "yes");
  CHECK(Built(files, true).text().find("k: \"yes\"") != std::string::npos);
}

TEST_CASE(
    "a patch that takes the annotations away takes the wish for a hash with them; after a JSON patch they are texts") {
  const std::string generator = "configMapGenerator: [{name: c, literals: [a=1]}]\n";
  const auto patched = [&](const std::string& patch) {
    return Built({{"kustomization.yaml", generator + patch}}, true);
  };
  CHECK(patched("patches:\n- patch: |-\n    apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: c, annotations: "
                "null}\n")
            .names() == Names{"ConfigMap c"});
  const Built json = patched(
      "patches:\n- target: {kind: ConfigMap}\n  patch: |-\n    - {op: add, path: /metadata/annotations/x, value: yes}\n"
      "    - {op: add, path: /metadata/annotations/y, value: null}\n");
  CHECK(json.result.objects.at(0).at_pointer("/metadata/annotations/x").text() == "true");
  CHECK(json.result.objects.at(0).at_pointer("/metadata/annotations/y").text() == "null");
}

TEST_CASE("what finds nothing to change because something is missing is told with what is missing") {
  const std::string patch = "- patch: |\n    apiVersion: v1\n    kind: Service\n    metadata: {name: ";
  const Files files{
      {"kustomization.yaml", "resources: [https://example.com/x.yaml, a.yaml]\npatches:\n" + patch + "x}\n" + patch +
                                 "y}\nconfigMapGenerator:\n- {name: c, behavior: merge}\n"},
      {"a.yaml", object("Service", "a")}};
  const Built built(files);
  REQUIRE(built.result.notices.size() == 1);
  CHECK(built.result.notices[0].code == "kustomize/remote");
  CHECK(built.result.notices[0].message ==
        "an address is not fetched, and 3 patches and generators find no object to change");
  CHECK(built.result.objects.size() == 2);
}

TEST_CASE("a ValueAddTransformer puts its value into fields and into paths, as kustomize build prints it") {
  const Built built({{"kustomization.yaml", "resources: [a.yaml]\ntransformers: [t.yaml]\n"},
                     {"t.yaml",
                      "apiVersion: builtin\nkind: ValueAddTransformer\nmetadata: {name: v}\nvalue: peach\ntargets:\n"
                      "- {fieldPath: metadata/namespace, selector: {kind: Service}}\n- {fieldPath: metadata/labels/l}\n"
                      "- {fieldPath: data/one, filePathPosition: 1, selector: {kind: ConfigMap}}\n"
                      "- {fieldPath: data/two, filePathPosition: 2, selector: {kind: ConfigMap}}\n"
                      "- {fieldPath: data/three, filePathPosition: 9, selector: {kind: ConfigMap}}\n"
                      "- {fieldPath: data/four, filePathPosition: 1, selector: {kind: ConfigMap}}\n"
                      "- {fieldPath: data/five, filePathPosition: 3, selector: {kind: ConfigMap}}\n"
                      "- {fieldPath: /data/six, selector: {name: c}}\n"
                      "- {fieldPath: 'metadata/annotations/a.b\\/c', selector: {name: c}}\n"
                      "- {fieldPath: 'spec/ports/[name=x]/port', selector: {kind: Service}}\n"},
                     {"a.yaml",
                      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n"
                      "data: {one: /x, two: raw, three: /a/b, four: /, five: \"a/nice/warm\", six: \"old\"}\n---\n"
                      "apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {ports: [{name: x, port: 1}]}\n"}},
                    true);
  CHECK(built.text() ==
        "apiVersion: v1\ndata:\n  five: a/nice/peach/warm\n  four: /peach\n  one: /peach/x\n  six: peach\n"
        "  three: /a/b/peach\n  two: raw/peach\nkind: ConfigMap\nmetadata:\n  annotations:\n    a.b/c: peach\n"
        "  labels:\n    l: peach\n  name: c\n---\napiVersion: v1\nkind: Service\nmetadata:\n  labels:\n    l: peach\n"
        "  name: s\n  namespace: peach\nspec:\n  ports:\n  - name: x\n    port: peach\n");
}
