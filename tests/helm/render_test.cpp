#include <catch2/catch.hpp>

#include "helm/render/render.h"
#include "tree/memory_tree.h"

using namespace rummage;
using namespace rummage::helm;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::string head(const std::string& name, const std::string& more = "") {
  return "apiVersion: v2\nname: " + name + "\nversion: 0.1.0\n" + more;
}

struct Rendered {
  tree::MemoryTree tree;
  sources::Sources all;
  Rendering rendering;

  explicit Rendered(const Files& files, RenderRequest request = {}) {
    for (const auto& [path, content] : files) tree.put(path, content);
    Cache cache(tree, all);
    rendering = render(request, cache);
  }
  std::string error() const { return rendering.error ? rendering.error->code : "none"; }
  std::string codes() const {
    std::string out;
    for (const Notice& notice : rendering.notices) out += notice.code + " " + notice.path + ";";
    return out;
  }
  // Where the first place of `needle` in the first document comes from.
  std::string origin_of(const std::string& needle) const {
    const RenderedDocument& document = rendering.documents.front();
    Span span = rendering.span(document);
    span.begin.offset += static_cast<std::uint32_t>(rendering.view(document).find(needle));
    span.length = static_cast<std::uint32_t>(needle.size());
    std::string out;
    for (const sources::Trace& trace : all.trace(span))
      out += std::string(sources::name(trace.how.origin)) + ":" + std::to_string(trace.span.begin.offset) + " ";
    return out;
  }
};

RenderRequest lenient() {
  RenderRequest request;
  request.lenient = true;
  return request;
}

}  // namespace

TEST_CASE("a rendered value leads to its leaf, and the leaf to what it hides") {
  RenderRequest request;
  request.facts = true;
  request.values = {{ValuesInput::Kind::file, "prod.yaml", {}}, {ValuesInput::Kind::set, "host=cli", {}}};
  const Rendered one({{"Chart.yaml", head("x")},
                      {"values.yaml", "pass: default\nhost: h\n"},
                      {"prod.yaml", "pass: s3cr3t\n"},
                      {"templates/a.yaml", "kind: A\npass: {{ .Values.pass }}\nhost: {{ .Values.host }}\n"}},
                     request);
  REQUIRE(one.error() == "none");
  CHECK(one.origin_of("s3cr3t") == "values-leaf:6 ");
  CHECK(one.origin_of("cli").starts_with("cli-value"));
  CHECK(one.origin_of("kind") == "template-text:0 ");
  const auto fact = std::find_if(one.rendering.facts.begin(), one.rendering.facts.end(),
                                 [](const ValuesFact& each) { return each.path == "pass"; });
  REQUIRE(fact != one.rendering.facts.end());
  CHECK(one.all.slice(fact->leaf).value() == "s3cr3t");
  REQUIRE(fact->shadows.size() == 1);
  CHECK(one.all.slice(fact->shadows.front()).value() == "default");
}

TEST_CASE("documents stand in Helm's order with what Helm reads of them") {
  RenderRequest request;
  request.include_crds = true;
  const Files files = {{"Chart.yaml", head("x")},
                       {"crds/c.yaml", "kind: CustomResourceDefinition\n---\nb: 1\n"},
                       {"templates/a.yaml", "kind: Deployment\nmetadata: {name: d, namespace: n}\n---\nkind: Secret\n"},
                       {"templates/h.yaml", "kind: Job\nmetadata: {annotations: {helm.sh/hook: test}}\n"},
                       {"templates/NOTES.txt", "not printed"},
                       {"templates/_p.tpl", "nor this"}};
  const Rendered one(files, request);
  std::string kinds;
  for (const RenderedDocument& each : one.rendering.documents) kinds += each.kind + " ";
  CHECK(kinds == "CustomResourceDefinition Secret Deployment Job ");
  CHECK(one.rendering.documents[2].name_space == "n");
  CHECK(one.rendering.documents[3].hooks == std::vector<std::string>{"test"});
  CHECK(print(one.rendering) ==
        "---\n# Source: x/crds/c.yaml\nkind: CustomResourceDefinition\n---\nb: 1\n\n"
        "---\n# Source: x/templates/a.yaml\nkind: Secret\n"
        "---\n# Source: x/templates/a.yaml\nkind: Deployment\nmetadata: {name: d, namespace: n}\n"
        "---\n# Source: x/templates/h.yaml\nkind: Job\nmetadata: {annotations: {helm.sh/hook: test}}\n");
  request.skip_tests = true;
  request.show_only = {"crds/*", "templates/a.yaml"};
  CHECK(print(Rendered(files, request).rendering)
            .starts_with("---\n# Source: x/crds/c.yaml\nkind: CustomResourceDefinition\n---\n# Source: "
                         "x/templates/a.yaml\nkind: Secret\n"));
  request.show_only = {"templates/absent.yaml"};
  CHECK(Rendered(files, request).error() == "helm/no-template");
}

TEST_CASE("strict rendering fails where Helm fails; lenient rendering goes on and says so") {
  const auto both = [](const Files& more, const std::string& chart) {
    Files files = {{"Chart.yaml", chart}, {"templates/good.yaml", "kind: Good\n"}};
    files.insert(files.end(), more.begin(), more.end());
    const Rendered strict(files), forgiving(files, lenient());
    CHECK(forgiving.error() == "none");
    CHECK(forgiving.rendering.documents.size() >= 1);
    return strict.error() + " / " + forgiving.codes();
  };
  CHECK(both({{"templates/bad.yaml", "{{ if }}"}}, head("x")) == "helm/template / helm/template templates/bad.yaml;");
  CHECK(both({{"templates/bad.yaml", "a: {{ fail \"no\" }}"}}, head("x")).starts_with("helm/template / "));
  CHECK(both({}, head("x", "kubeVersion: '>=9'\n")) == "helm/kube-version / helm/kube-version Chart.yaml;");
  CHECK(both({}, head("x", "dependencies: [{name: y, version: 1.0.0}]\n")) ==
        "helm/missing-dependency / helm/missing-dependency Chart.yaml;");
  CHECK(both({{"values.schema.json", "{\"required\": [\"a\"]}"}}, head("x")) ==
        "helm/schema / helm/schema Chart.yaml;");
  CHECK(both({{"values.yaml", "- a\n"}}, head("x")) == "helm/invalid-values / helm/invalid-values values.yaml;");
  CHECK(both({{"templates/z.yaml", "a: b: c\n"}}, head("x")) ==
        "helm/invalid-manifest / helm/invalid-manifest templates/z.yaml;");
  const Files library = {{"Chart.yaml", head("x", "type: library\n")}};
  CHECK(Rendered(library).error() == "helm/library-chart");
  CHECK(Rendered(library, lenient()).codes() == "helm/library-chart Chart.yaml;");
}

TEST_CASE("a chart of the same tree stands in for a missing dependency") {
  RenderRequest request = lenient();
  request.chart = "app";
  const Files files = {{"app/Chart.yaml", head("app",
                                               "dependencies: [{name: lib, version: 9.0.0, alias: l, condition: l.use},"
                                               " {name: other, version: 1.0.0, condition: opt.use}]\n")},
                       {"app/values.yaml", "l: {v: 1}\nopt: {use: false}\n"},
                       {"lib/Chart.yaml", head("lib", "dependencies: [{name: app, version: 0.1.0}]\n")},
                       {"lib/templates/a.yaml", "kind: K{{ .Values.v }}\n"}};
  const Rendered one(files, request);
  REQUIRE(one.rendering.documents.size() == 1);
  CHECK(one.rendering.documents.front().kind == "K1");
  CHECK(one.rendering.files.front().name == "app/charts/l/templates/a.yaml");
  CHECK(one.codes() == "helm/dependency-version app/Chart.yaml;helm/missing-dependency lib/Chart.yaml;");
}

TEST_CASE("one cache serves many units, and recording makes no difference to the bytes") {
  tree::MemoryTree tree;
  tree.put("Chart.yaml", head("x"));
  tree.put("values.yaml", "n: 1\n");
  tree.put("templates/a.yaml", "kind: A\nn: {{ .Values.n }}\nr: {{ .Release.Name }}\n");
  sources::Sources all;
  Cache cache(tree, all);
  RenderRequest request;
  const std::string first = print(render(request, cache));
  const std::size_t texts = all.size();
  request.recording = sources::Recording::off;
  const Rendering off = render(request, cache);
  CHECK(print(off) == first);
  CHECK(off.span(off.documents.front()).begin.text == 0);
  CHECK(all.size() <= texts + 1);
  request.values = {{ValuesInput::Kind::set, "n=2", {}}};
  CHECK(print(render(request, cache)) != first);
}
