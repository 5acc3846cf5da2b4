#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <vector>

#include "detectors/matcher.h"
#include "tests/detectors/inspect_support.h"
#include "tests/detectors/negatives.h"

using namespace rummage;

namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (char c : text) out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
  return out + "\"";
}

/// Puts a key and a value into an object; the value stands on `line`.
struct Form {
  const char* name;
  std::uint32_t line;
  std::function<std::string(const std::string& key, const std::string& value)> text;
};

std::string head(const std::string& kind) {
  return "apiVersion: v1\nkind: " + kind + "\nmetadata:\n  name: x\n";
}
std::string pod_head() {
  return head("Pod") + "spec:\n  containers:\n  - name: c\n    image: acme/app:1\n";
}

const std::vector<Form> forms = {
    {"stringData", 7,
     [](auto& k, auto& v) {
       return head("Secret") + "stringData:\n  other: eu-west-1\n  " + quoted(k) + ": " + quoted(v) + "\n";
     }},
    {"data", 6,
     [](auto& k, auto& v) { return head("Secret") + "data:\n  " + quoted(k) + ": " + test::base64(v) + "\n"; }},
    {"ConfigMap", 6,
     [](auto& k, auto& v) { return head("ConfigMap") + "data:\n  " + quoted(k) + ": " + quoted(v) + "\n"; }},
    {"properties in a ConfigMap", 8,
     [](auto& k, auto& v) {
       return head("ConfigMap") + "data:\n  app.properties: |\n    a=1\n    " + k + "=" + v + "\n    b=2\n";
     }},
    {"YAML in a ConfigMap", 9,
     [](auto& k, auto& v) {
       return head("ConfigMap") + "data:\n  app.yaml: |\n    a:\n      b: 1\n      " + quoted(k) + ": " + quoted(v) +
              "\n";
     }},
    {"JSON in a Secret", 8,
     [](auto& k, auto& v) {
       return head("Secret") + "stringData:\n  app.json: |\n    {\"region\": \"eu-west-1\",\n     " + quoted(k) + ": " +
              quoted(v) + "}\n";
     }},
    {"env", 11,
     [](auto& k, auto& v) {
       return pod_head() + "    env:\n    - name: " + quoted(k) + "\n      value: " + quoted(v) + "\n";
     }},
    {"env in JSON", 1,
     [](auto& k, auto& v) {
       return "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"x\"},\"spec\":{\"containers\":[{"
              "\"name\":\"c\",\"env\":[{\"name\":" +
              quoted(k) + ",\"value\":" + quoted(v) + "}]}]}}";
     }},
    {"argument", 11,
     [](auto& k, auto& v) {
       return pod_head() + "    args:\n    - serve\n    - " + quoted("--" + k + "=" + v) + "\n";
     }},
    {"annotation", 6,
     [](auto& k, auto& v) {
       return head("Pod") + "  annotations:\n    " + quoted("acme.io/" + k) + ": " + quoted(v) + "\n";
     }},
    {"custom resource", 8,
     [](auto& k, auto& v) {
       return "apiVersion: acme.io/v1\nkind: Database\nmetadata:\n  name: x\nspec:\n  auth:\n    user: app\n    " +
              quoted(k) + ": " + quoted(v) + "\n";
     }},
};

}  // namespace

namespace {

/// With all built-in rules, as the lanes inspect.
detectors::InspectContext with_rules() {
  static const detectors::Matcher matcher(detectors::builtin_table());
  detectors::InspectContext context;
  context.rules = matcher.table().rules;
  context.match = [](std::string_view key, std::string_view value) { return matcher.match_pair(key, value); };
  return context;
}

}  // namespace

TEST_CASE("rules add names to a twin and nothing to what is no value") {
  std::mt19937 engine(4711);
  detectors::InspectContext context = with_rules();
  for (const test::Negative& negative : test::make_negatives(engine, 3)) {
    std::string real = test::make_password(engine);
    for (const Form& form : forms) {
      if (std::string_view(form.name) == "annotation" && negative.key.find('/') != std::string::npos) continue;
      INFO(form.name << ": " << negative.what << ": " << negative.key << " = " << negative.value);
      CHECK(test::inspect(form.text(negative.key, negative.value), context).matches.empty());
      auto twin = test::inspect(form.text(negative.twin_key, real), context);
      REQUIRE(!twin.matches.empty());
      for (const auto& match : twin.matches) CHECK(match.canonical == real);
    }
  }
}

TEST_CASE("what is no value is silent at every place, and its twin is found at its line") {
  std::mt19937 engine(20240817);
  std::size_t pairs = 0;
  for (const test::Negative& negative : test::make_negatives(engine, 6)) {
    std::string real = test::make_password(engine);
    for (const Form& form : forms) {
      if (std::string_view(form.name) == "annotation" && negative.key.find('/') != std::string::npos) continue;
      INFO(form.name << ": " << negative.what << ": " << negative.key << " = " << negative.value);
      CHECK(test::inspect(form.text(negative.key, negative.value)).matches.empty());
      std::string text = form.text(negative.twin_key, real);
      INFO("twin: " << negative.twin_key << " = " << real);
      auto twin = test::inspect(text);
      REQUIRE(twin.matches.size() == 1);
      CHECK(twin.matches[0].canonical == real);
      CHECK(test::line_of(text, twin.matches[0].span.begin.offset) == form.line);
      ++pairs;
    }
  }
  CHECK(pairs > 2000);
}

TEST_CASE("the same object is the same in base64, in JSON, in a List and in a text of documents") {
  std::mt19937 engine(99);
  for (int round = 0; round < 40; ++round) {
    std::vector<test::Negative> some = test::make_negatives(engine, 1);
    std::string plain = head("Secret") + "stringData:\n", encoded = head("Secret") + "data:\n", members, block;
    for (std::size_t at = 0; at < some.size(); ++at) {
      std::string key = "k" + std::to_string(at) + "-" + some[at].twin_key;
      for (char& c : key) c = c == '/' ? '.' : c;
      std::string value = at % 3 == 0 ? test::make_password(engine) : some[at].value;
      plain += "  " + key + ": " + quoted(value) + "\n";
      encoded += "  " + key + ": " + test::base64(value) + "\n";
      members += (members.empty() ? "" : ", ") + quoted(key) + ": " + quoted(value);
    }
    auto first = test::inspect(plain);
    REQUIRE(first.matches.size() >= some.size() / 3);
    std::multiset<std::string> from_data;
    for (const std::string& one : test::essence(test::inspect(encoded)))
      from_data.insert("/stringData" + one.substr(5));
    CHECK(from_data == test::essence(first));
    std::string json =
        "{\"apiVersion\": \"v1\", \"kind\": \"Secret\", \"metadata\": {\"name\": \"x\"}, \"stringData\": {" + members +
        "}}";
    CHECK(test::essence(test::inspect(json)) == test::essence(first));
    CHECK(test::essence(test::inspect("{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [" + json + "]}")) ==
          test::essence(first));
    auto framed = test::inspect("# a\n---\n" + plain + "---\n" + head("ConfigMap") + "...\n");
    CHECK(test::essence(framed) == test::essence(first));
    for (std::size_t at = 0; at < first.matches.size() && at < framed.matches.size(); ++at) {
      CHECK(framed.matches[at].span.begin.offset == first.matches[at].span.begin.offset + 8);
    }
  }
}
