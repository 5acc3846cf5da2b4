#include <catch2/catch.hpp>

#include "helm/template/template_set.h"
#include "helm/value/from_yaml.h"
#include "tests/helm/pieces.h"

using namespace rummage;
using namespace rummage::helm;

namespace {

constexpr std::string_view values = "a: {b: text}\nnum: 8080\nt: 'x-{{ .a.b }}'\nl: [one, two]\n";

// One template over a few values.
struct Evaluated {
  explicit Evaluated(std::string_view text, bool lenient = false, Limits limits = {})
      : run(all, sources::Recording::on), set(run) {
    run.lenient = lenient;
    run.limits = limits;
    leaves = register_text(all, values);
    const Ground ground(leaves, values, sources::Origin::values_leaf);
    auto dot = read_yaml(run.heap, all, run.recording, ground);
    file = register_text(all, text);
    Status parsed = set.parse("c/t.yaml", file);
    result = parsed ? set.execute("c/t.yaml", *dot) : Result<sources::Text>(parsed.take_error());
  }

  std::string text() const { return result ? std::string(result->view()) : result.error().message; }
  // What the bytes of `part` come from.
  sources::Trace origin(std::string_view part) {
    const auto at = static_cast<std::uint32_t>(result->view().find(part));
    const TextId id = all.add(*result);
    const auto found = all.trace({{id, at}, static_cast<std::uint32_t>(part.size())});
    REQUIRE(found.size() == 1);
    return found[0];
  }
  std::string steps(std::string_view part) {
    const auto at = static_cast<std::uint32_t>(result->view().find(part));
    std::string out;
    for (const Context* step = run.contexts.at(result->context_at(at)); step != nullptr;
         step = run.contexts.at(step->parent))
      out = std::string(name(step->step)) + " " + out;
    return out;
  }

  sources::Sources all;
  Run run;
  TemplateSet set;
  TextId leaves = 0, file = 0;
  Result<sources::Text> result = sources::Text();
};

}  // namespace

TEST_CASE("Errors name file, line, column, template and expression as Go does") {
  CHECK(Evaluated("a\n  {{ .a.x.y }}").text() ==
        "template: c/t.yaml:2:7: executing \"c/t.yaml\" at <.a.x.y>: nil pointer evaluating interface {}.y");
  CHECK(Evaluated("{{ index .l 5 }}").text() ==
        "template: c/t.yaml:1:3: executing \"c/t.yaml\" at <index .l 5>: error calling index: index out of range: 5");
  CHECK(Evaluated("{{ trunc .num \"s\" }}").text() ==
        "template: c/t.yaml:1:9: executing \"c/t.yaml\" at <.num>: wrong type for value; expected int; got float64");
  CHECK(Evaluated("\n{{ if }}").text() == "template: c/t.yaml:2: missing value for if");
  CHECK(Evaluated("{{ nofunc }}").text() == "template: c/t.yaml:1: function \"nofunc\" not defined");
  CHECK(Evaluated("{{ range .num }}{{ end }}").text().find("8080") == std::string::npos);
}

TEST_CASE("Bytes come from the leaf, the template's text or its constants") {
  Evaluated one("k: {{ .a.b | trunc 3 }}{{ \"const\" }}");
  CHECK(one.text() == "k: texconst");
  CHECK(one.origin("k: ").how == sources::How{sources::Origin::template_text, true});
  CHECK(one.origin("tex").span == Span{{one.leaves, 7}, 3});
  CHECK(one.origin("const").how == sources::How{sources::Origin::template_const, true});
  Evaluated number("{{ .num }} {{ int .num }}");
  CHECK(number.origin("8080").how == sources::How{sources::Origin::values_leaf, true});
  Evaluated sum("{{ add 1 .num }}");
  CHECK(sum.text() == "8081");
  CHECK(sum.result->pieces()[0].how().origin == sources::Origin::derived_lossy);
}

TEST_CASE("A text given to tpl is a template whose bytes stay where they are") {
  Evaluated one("{{ tpl .t . }}");
  CHECK(one.text() == "x-text");
  CHECK(one.origin("x-").span.begin.text == one.leaves);
  CHECK(one.origin("text").span == Span{{one.leaves, 7}, 4});
  CHECK(one.steps("text") == "file action tpl action ");
}

TEST_CASE("Contexts tell how an action was reached") {
  Evaluated one("{{ define \"d\" }}{{ . }}{{ end }}{{ if .a }}{{ range .l }}{{ include \"d\" . }}{{ end }}{{ end }}");
  CHECK(one.text() == "onetwo");
  CHECK(one.steps("two") == "file if range action include action ");
}

TEST_CASE("Lenient evaluation leaves out what fails, with a notice, and goes on") {
  Evaluated one("a{{ fail \"no\" }}b{{ .a.x.y }}c{{ include \"none\" . }}d{{ if eq .num \"x\" }}e{{ else }}f{{ end }}",
                true);
  REQUIRE(one.result.ok());
  CHECK(one.text().starts_with("a"));
  CHECK(one.text().ends_with("f"));
  REQUIRE(one.run.notices.size() >= 3);
  CHECK(one.run.notices.back().path == "c/t.yaml");
  CHECK(one.run.notices.back().line == 1);
}

TEST_CASE("What would not end is stopped by a limit that says so") {
  Limits limits;
  limits.steps = 10'000;
  limits.output = 1 << 16;
  for (const char* text : {"{{ define \"r\" }}{{ template \"r\" . }}{{ end }}{{ template \"r\" . }}",
                           "{{ define \"r\" }}{{ include \"r\" . }}{{ end }}{{ include \"r\" . }}",
                           "{{ range until 100000 }}{{ range until 100000 }}x{{ end }}{{ end }}",
                           "{{ $s := \"x\" }}{{ range until 60 }}{{ $s = printf \"%s%s\" $s $s }}{{ end }}"})
    for (const bool lenient : {false, true}) {
      Evaluated one(text, lenient, limits);
      INFO(text);
      CHECK((!one.result.ok() || !one.run.notices.empty()));
    }
  std::string deep;
  for (int i = 0; i < 500; ++i) deep += "{{ if true }}";
  CHECK(Evaluated(deep).result.error().code == "helm/limit");
}

TEST_CASE("The last template of a name wins, but a blank one replaces none") {
  sources::Sources all;
  Run run(all, sources::Recording::off);
  TemplateSet set(run);
  const auto parse = [&](const char* name, const char* text) {
    REQUIRE(set.parse(name, register_text(all, text)).ok());
  };
  parse("a", "{{ define \"x\" }}first{{ end }}");
  parse("b", "{{ define \"x\" }}second{{ end }}");
  parse("c", "{{ define \"x\" }} {{/* nothing */}} {{ end }}");
  CHECK(set.include("x", {}, {})->view() == "second");
  CHECK_FALSE(set.parse("d", register_text(all, "{{ define \"y\" }}1{{ end }}{{ define \"y\" }}2{{ end }}")).ok());
}
