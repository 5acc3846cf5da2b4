#include <catch2/catch.hpp>

#include "delivery/delivery.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::delivery;
using Kind = InlineValues::Kind;

namespace {

struct Read {
  std::string text;
  yaml::Parsed parsed;
  Facts facts;

  const Binding& only() const {
    REQUIRE(facts.bindings.size() == 1);
    return facts.bindings.front();
  }
};

Read read_text(std::string_view file, const std::string& text) {
  Read out{text, yaml::parse(text, 7), {}};
  REQUIRE(out.parsed.issues.empty());
  REQUIRE(out.parsed.documents.size() == 1);
  out.facts = read(file, out.parsed.documents.front().root);
  return out;
}

Read application(const std::string& helm) {
  return read_text("apps/shop.yaml",
                   "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\nspec:\n"
                   "  source:\n    repoURL: x\n    path: charts/shop\n    helm:\n" +
                       helm);
}

/// What the source says where `part` of the values stands: the bytes of its runs.
std::string source_of(const Read& read, const InlineValues& values, std::string_view part) {
  const std::size_t at = values.text.find(part);
  REQUIRE(at != std::string::npos);
  std::string out;
  std::size_t begin = 0;
  for (const ValuesRun& run : values.runs) {
    if (run.end > at && begin < at + part.size() && run.source.length != 0) {
      CHECK(run.source.begin.text == 7);
      out += read.text.substr(run.source.begin.offset, run.source.length);
    }
    begin = run.end;
  }
  return out;
}

void check_tiles(const InlineValues& values) {
  std::size_t begin = 0;
  for (const ValuesRun& run : values.runs) {
    CHECK(run.end > begin);
    begin = run.end;
  }
  CHECK(begin == values.text.size());
}

}  // namespace

TEST_CASE("valuesObject is a tree that stands over the files, and values is ignored beside it") {
  for (const char* written : {"        db:\n          pass: one-two # note\n          \"user\": 'it''s'\n",
                              "        {db: {pass: one-two, user: \"it's\"}}\n"}) {
    const Read read = application(std::string("      valueFiles: [values-prod.yaml]\n      values: 'a: 1'\n") +
                                  "      valuesObject:\n" + written);
    const Binding& binding = read.only();
    REQUIRE(binding.inline_values.size() == 1);
    const InlineValues& values = binding.inline_values.front();
    check_tiles(values);
    CHECK(values.kind == Kind::tree);
    CHECK(values.after == 1);
    CHECK(values.text == "db:\n  pass: one-two\n  user: it's\n");
    CHECK(source_of(read, values, "one-two") == "one-two");
    CHECK(source_of(read, values, "user") == "user");
  }
  CHECK(application("      valuesObject: {}\n      values: 'a: 1'\n").only().inline_values.empty());
  CHECK(application("      valuesObject: null\n      values: 'a: 1'\n").only().inline_values.size() == 1);
}

TEST_CASE("values is YAML whichever way the text is written") {
  struct Form {
    const char* name;
    std::string written;
  };
  const Form form = GENERATE(Form{"literal", "|\n        db:\n          pass: one-two\n          user: me\n"},
                             Form{"stripped", "|-\n        db:\n          pass: one-two\n          user: me\n"},
                             Form{"quoted", "\"db:\\n  pass: one-two\\n  user: me\\n\"\n"},
                             Form{"single", "'db: {pass: one-two, user: me}'\n"});
  INFO(form.name);
  const Read read = application("      values: " + form.written);
  REQUIRE(read.only().inline_values.size() == 1);
  const InlineValues& values = read.only().inline_values.front();
  check_tiles(values);
  CHECK(values.kind == Kind::tree);
  const yaml::Parsed parsed = yaml::parse(values.text, 8);
  REQUIRE(parsed.documents.size() == 1);
  CHECK(parsed.documents[0].root.at_pointer("/db/pass").text() == "one-two");
  CHECK(source_of(read, values, "one-two").find("one-two") != std::string::npos);
  CHECK(source_of(read, values, "me").find("me") != std::string::npos);
}

TEST_CASE("parameters are lines of --set, --set-string and --set-file") {
  const Read read = application(
      "      parameters:\n      - {name: a.b, value: 'x,y\\,z'}\n      - {name: c, value: '{1,2}'}\n"
      "      - {name: d, value: '007', forceString: true}\n      - {value: nameless}\n"
      "      fileParameters:\n      - {name: e, path: files/cert.pem}\n      - {name: f, path: ../../../x}\n");
  const auto& values = read.only().inline_values;
  REQUIRE(values.size() == 4);
  CHECK((values[0].kind == Kind::set && values[0].text == "a.b=x\\,y\\,z"));
  CHECK((values[1].kind == Kind::set && values[1].text == "c={1,2}"));
  CHECK((values[2].kind == Kind::string && values[2].text == "d=007"));
  CHECK((values[3].kind == Kind::content && values[3].text == "e=charts/shop/files/cert.pem"));
  CHECK(source_of(read, values[0], "x") == "x");
  CHECK(source_of(read, values[2], "007") == "007");
  for (const InlineValues& one : values) check_tiles(one);
}

TEST_CASE("each of several sources holds its own values") {
  const Read read = read_text("a.yaml",
                              "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\nspec:\n"
                              "  sources:\n  - {path: a, helm: {valuesObject: {x: 1}}}\n"
                              "  - {path: b, helm: {values: 'z: 2'}}\n  - {path: c}\n");
  REQUIRE(read.facts.bindings.size() == 3);
  CHECK(read.facts.bindings[0].inline_values.at(0).text == "x: 1\n");
  CHECK(read.facts.bindings[1].inline_values.at(0).text == "z: 2");
  CHECK(read.facts.bindings[2].inline_values.empty());
}

TEST_CASE("an ApplicationSet's parameters are filled in where they stand") {
  const Read read = read_text(
      "a.yaml",
      "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: s}\nspec:\n"
      "  generators: [{list: {elements: [{env: dev, pass: one}, {env: prod, pass: 'two: #'}]}}]\n"
      "  template:\n    metadata: {name: 'shop-{{env}}'}\n    spec:\n      source:\n        path: charts/shop\n"
      "        helm:\n          valuesObject: {host: 'x.{{env}}.y', pass: '{{ .pass }}', '{{env}}': 1, size: 3}\n"
      "          parameters: [{name: p, value: '<{{pass}}> {{other}}'}]\n");
  REQUIRE(read.facts.bindings.size() == 2);
  const auto& values = read.facts.bindings[1].inline_values;
  REQUIRE(values.size() == 2);
  CHECK(values[0].text == "host: x.prod.y\npass: 'two: #'\nprod: 1\nsize: 3\n");
  CHECK(source_of(read, values[0], "two: #") == "two: #");
  CHECK(source_of(read, values[0], "x.prod.y") == "x.{{env}}.y");
  CHECK(values[1].text == "p=<two: #> {{other}}");
  CHECK(source_of(read, values[1], "two: #") == "two: #");
  for (const InlineValues& one : values) check_tiles(one);
}

TEST_CASE("a HelmRelease holds spec.values over its files, and valuesFrom is told") {
  const std::string text =
      "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r, namespace: n}\nspec:\n"
      "  chart: {spec: {chart: ./charts/r, sourceRef: {kind: GitRepository, name: x}, valuesFiles: [a.yaml]}}\n";
  const Read read = read_text("r.yaml", text + "  values:\n    db:\n      pass: one-two\n");
  REQUIRE(read.only().inline_values.size() == 1);
  CHECK(read.only().inline_values[0].after == 1);
  CHECK(read.only().replaces_defaults);
  CHECK(source_of(read, read.only().inline_values[0], "one-two") == "one-two");
  CHECK(read.facts.notices.empty());
  const Read from = read_text("r.yaml", text + "  valuesFrom: [{kind: Secret, name: a}, {kind: ConfigMap, name: b}]\n");
  CHECK(from.only().inline_values.empty());
  REQUIRE(from.facts.notices.size() == 1);
  CHECK(from.facts.notices[0].code == "delivery/values-from");
  CHECK(from.facts.notices[0].level == NoticeLevel::note);
}

TEST_CASE("helmfile's mappings stand between the files, and settings come last") {
  const Read read =
      read_text("ops/helmfile.yaml",
                "environments: {prod: {values: [env.yaml]}}\nreleases:\n- name: shop\n  chart: ../charts/shop\n"
                "  values: [a.yaml, {x: '{{ .Environment.Name }}'}, b.yaml, {z: 2}]\n"
                "  set: [{name: k.l, value: 'a,{b}'}, {name: m, values: [1, 2]}, {name: f, file: c.pem}]\n"
                "  setString: [{name: s, value: 7}]\n");
  const Binding& binding = read.only();
  CHECK(binding.values.size() == 2);
  CHECK(binding.environment_files.size() == 1);
  const auto& values = binding.inline_values;
  REQUIRE(values.size() == 6);
  CHECK((values[0].text == "x: prod\n" && values[0].after == 1));
  CHECK((values[1].text == "z: 2\n" && values[1].after == 2));
  CHECK(values[2].text == "k.l=a\\,\\{b\\}");
  CHECK(values[3].text == "m={1,2}");
  CHECK((values[4].kind == Kind::content && values[4].text == "f=ops/c.pem"));
  CHECK((values[5].kind == Kind::string && values[5].text == "s=7"));
}

TEST_CASE("values of one document stop at the limit and say so") {
  std::string text =
      "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators:\n  - list: {elements: [";
  for (int i = 0; i < 300; ++i) text += "{e: e" + std::to_string(i) + "},";
  text += "]}\n  template: {spec: {source: {path: 'x/{{e}}', helm: {valuesObject: {a: {b: ";
  text += std::string(100'000, 'x') + "}}}}}}\n";
  const Read read = read_text("a.yaml", text);
  CHECK(read.facts.bindings.size() == 300u);
  CHECK(read.facts.bindings.front().inline_values.size() == 1u);
  CHECK(read.facts.bindings.back().inline_values.empty());
  CHECK(read.facts.inline_bytes <= 16u << 20);
  REQUIRE(read.facts.notices.size() == 1);
  CHECK(read.facts.notices[0].code == "delivery/limit");
}
