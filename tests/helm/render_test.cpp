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

TEST_CASE("what fails is told once for each cause, with its place, its expression and what was there") {
  const Rendered one({{"Chart.yaml", head("c")},
                      {"templates/a.yaml", "{{/* none */}}\na: {{ .Values.x.y }}\nb: {{ index .Values.n \"k\" }}\n"},
                      {"templates/b.yaml", "a: {{ .Values.z.y }}\nb: {{ index .Values.n \"l\" }}\n"}},
                     lenient());
  std::vector<std::string> told;
  for (const Notice& notice : one.rendering.notices)
    told.push_back(notice.code + " " + notice.path + ":" + std::to_string(notice.line) + " " + notice.message);
  REQUIRE(told.size() == 2);
  CHECK(told[0] ==
        "helm/nil-field templates/b.yaml:1 <.Values.z.y>: nil pointer evaluating interface {}.y (and 1 more action "
        "fails for this reason)");
  CHECK(told[1].starts_with("helm/failed-action templates/b.yaml:2 <index .Values.n"));
  CHECK(told[1].ends_with(" (and 1 more action fails for this reason)"));
}

TEST_CASE("actions that fail because a dependency is missing are counted in its notice") {
  const Rendered one(
      {{"Chart.yaml",
        head("c", "dependencies: [{name: redis, version: 1.x, alias: cache}, {name: db, version: 1.x}]\n")},
       {"templates/a.yaml",
        "{{ include \"cache.name\" . }}\n{{ include \"other.name\" . }}\n{{ .Values.db.host }}\n{{ .Values.no.host "
        "}}\n"}},
      lenient());
  std::vector<std::string> told;
  for (const Notice& notice : one.rendering.notices) told.push_back(notice.code + " " + notice.message);
  REQUIRE(told.size() == 3);
  CHECK(told[0] ==
        "helm/missing-dependency the chart redis is not in the tree; what it makes is missing, and 2 actions fail "
        "without it");
  CHECK(told[1] ==
        "helm/missing-dependency the chart db is not in the tree; what it makes is missing, and 1 action fails without "
        "it");
  CHECK(told[2].starts_with("helm/nil-field <.Values.no.host>"));
}

TEST_CASE("the error of a chart has its file, line, expression and reason") {
  const Rendered one({{"c/Chart.yaml", head("c")},
                      {"c/templates/_h.tpl", "{{ define \"h\" }}\n{{ .Values.a.b }}{{ end }}"},
                      {"c/templates/a.yaml", "a: {{ include \"h\" . }}\n"}},
                     [] {
                       RenderRequest request;
                       request.chart = "c";
                       return request;
                     }());
  REQUIRE(one.rendering.error);
  CHECK(one.rendering.failure.path == "c/templates/_h.tpl");
  CHECK(one.rendering.failure.line == 2);
  CHECK(one.rendering.failure.message == "<.Values.a.b> in \"h\": nil pointer evaluating interface {}.b");
}

TEST_CASE("--set-file reads its paths where they stand in the tree") {
  RenderRequest request;
  request.values = {{ValuesInput::Kind::content, "a=typed.txt,b={in.txt,typed.txt}", {}}};
  request.set_files = {{"typed.txt", "<outside>/typed.txt"}};
  const Rendered one({{"Chart.yaml", head("c")},
                      {"in.txt", "inside"},
                      {"<outside>/typed.txt", "outside"},
                      {"templates/a.yaml", "kind: A\na: {{ .Values.a }}\nb: {{ .Values.b }}\n"}},
                     request);
  REQUIRE(one.rendering.documents.size() == 1);
  CHECK(one.rendering.view(one.rendering.documents[0]) == "kind: A\na: outside\nb: [inside outside]");
}

TEST_CASE("files in place of a chart's own values are what a values.yaml of their merge would be") {
  const Files chart = {{"Chart.yaml", head("x",
                                           "dependencies:\n- {name: sub, version: 0.1.0, condition: sub.on, "
                                           "import-values: [{child: out, parent: in}]}\n")},
                       {"charts/sub/Chart.yaml", head("sub")},
                       {"charts/sub/values.yaml", "on: true\nout: {a: 1, b: 2}\nname: sub\n"},
                       {"charts/sub/templates/s.yaml", "kind: S\nv: {{ toJson .Values }}\n"},
                       {"templates/a.yaml", "kind: A\npass: {{ .Values.pass }}\nv: {{ toJson .Values }}\n"}};
  const Files layers = {{"one.yaml", "pass: first\nonly: one\nlist: [1, 2]\nin: {a: 5}\nsub: {name: n}\nnone: null\n"},
                        {"two.yaml", "pass: s3cr3t\nlist: [3]\nsub: {more: m}\nin: null\n"}};
  const std::vector<std::pair<std::vector<std::string>, std::string>> forms = {
      {{"one.yaml"}, layers[0].second},
      {{"one.yaml", "two.yaml"}, "pass: s3cr3t\nonly: one\nlist: [3]\nin: null\nsub: {name: n, more: m}\nnone: null\n"},
      {{"two.yaml", "one.yaml"},
       "pass: first\nlist: [1, 2]\nsub: {more: m, name: n}\nin: {a: 5}\nonly: one\nnone: null\n"},
      {{}, "{}\n"}};
  const std::string own = "pass: own\nown: [1]\nsub: {on: false}\n";
  for (const auto& [files, merged] : forms)
    for (const bool with_user : {false, true}) {
      RenderRequest request;
      if (with_user) request.values = {{ValuesInput::Kind::set, "pass=user,only=null,sub.name=null", {}}};
      Files same = chart, other = chart;
      same.emplace_back("values.yaml", merged);
      other.emplace_back("values.yaml", own);
      other.insert(other.end(), layers.begin(), layers.end());
      const Rendered expected(same, request);
      request.defaults = files;
      const Rendered replaced(other, request);
      INFO(merged << with_user);
      REQUIRE(expected.error() == "none");
      CHECK(replaced.error() == "none");
      CHECK(print(replaced.rendering) == print(expected.rendering));
    }
}

TEST_CASE("a replaced default is a leaf of the file that says it, and hides no value of values.yaml") {
  const Files files = {{"Chart.yaml", head("x")},
                       {"values.yaml", "pass: own\n"},
                       {"one.yaml", "pass: first\n"},
                       {"two.yaml", "pass: s3cr3t\n"},
                       {"templates/a.yaml", "pass: {{ .Values.pass }}\n"}};
  RenderRequest request;
  request.facts = true;
  request.defaults = {"one.yaml", "two.yaml"};
  const Rendered one(files, request);
  REQUIRE(one.error() == "none");
  CHECK(one.origin_of("s3cr3t") == "values-leaf:6 ");
  REQUIRE(one.rendering.facts.size() == 1);
  REQUIRE(one.rendering.facts[0].shadows.size() == 1);
  CHECK(one.all.slice(one.rendering.facts[0].shadows[0]).value() == "first");
  request.defaults->push_back("gone.yaml");
  CHECK(Rendered(files, request).error() != "none");
  request.lenient = true;
  const Rendered forgiving(files, request);
  CHECK(forgiving.error() == "none");
  CHECK(forgiving.codes() == "helm/values-input gone.yaml;");
}
