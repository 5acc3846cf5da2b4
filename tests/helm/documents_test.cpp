#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "helm/functions/function.h"
#include "helm/functions/to_json.h"
#include "helm/functions/to_toml.h"
#include "helm/functions/to_yaml.h"
#include "helm/value/from_json.h"
#include "helm/value/from_toml.h"
#include "helm/value/from_yaml.h"
#include "pieces.h"

using namespace rummage;
using namespace rummage::helm;
using sources::Origin;
using sources::Recording;

namespace {

/// Random values whose texts are cut out of one registered text, so that pieces have something to be held against.
class Values {
 public:
  Values(Run& run, std::uint32_t seed) : run_(run), random_(seed) {
    static const std::string parts[] = {"plain ",
                                        "a: b",
                                        "# c",
                                        "'",
                                        "\"",
                                        "\\",
                                        "\n",
                                        "  ",
                                        "\t",
                                        "\r\n",
                                        "é日",
                                        "\xF0\x9F\x98\x80",
                                        "true",
                                        "null",
                                        "0755",
                                        "1e3",
                                        "- x",
                                        "{{ x }}",
                                        "<a&",
                                        "long words that fold here and there ",
                                        "\xE2\x80\xA8",
                                        "~",
                                        "y",
                                        "12:30",
                                        "*s",
                                        "|",
                                        "%",
                                        "@",
                                        "?",
                                        "2020-01-01",
                                        ".5"};
    for (int i = 0; i < 400; ++i) pool_ += parts[random_() % std::size(parts)];
    id_ = register_text(run.sources, pool_);
  }

  Value value(int levels) {
    switch (random_() % (levels == 0 ? 4 : 6)) {
      case 0:
        return Value::nil();
      case 1:
        return Value::boolean(random_() % 2 == 0);
      case 2:
        return Value::real(number());
      case 3:
        return Value::string(text());
      case 4:
        return list(levels);
      default:
        return map(levels);
    }
  }

  Value map(int levels) {
    Map* made = run_.heap.map();
    for (std::uint32_t i = random_() % 5; i > 0; --i) made->set(text(), value(levels - 1));
    return Value::map(made);
  }

 private:
  Value list(int levels) {
    List* made = run_.heap.list();
    for (std::uint32_t i = random_() % 4; i > 0; --i) made->items.push_back(value(levels - 1));
    return Value::list(made);
  }

  double number() {
    const double values[] = {
        0, 1, -3, 1.5, 1e6, 1234567.25, 1e21, 1e-7, 0.001, 9007199254740992.0, 12345678901234567000.0};
    return values[random_() % std::size(values)];
  }

  /// Cut at the beginnings of code points.
  sources::Text text() {
    const auto boundary = [&](std::uint32_t at) {
      while (at < pool_.size() && (static_cast<unsigned char>(pool_[at]) & 0xC0) == 0x80) ++at;
      return at;
    };
    const std::uint32_t begin = boundary(random_() % static_cast<std::uint32_t>(pool_.size()));
    const std::uint32_t end =
        boundary(std::min<std::uint32_t>(begin + random_() % 150, static_cast<std::uint32_t>(pool_.size())));
    sources::Builder out(run_.sources, run_.recording);
    (void)out.literal({{id_, begin}, end - begin}, Origin::values_leaf, pool_);
    return out.finish();
  }

  Run& run_;
  std::mt19937 random_;
  std::string pool_;
  TextId id_ = 0;
};

/// A text from its written form, in a run that records or not.
template <class Write>
std::string written(std::uint32_t seed, Recording recording, Write write) {
  sources::Sources all;
  Run run(all, recording);
  auto made = write(run, Values(run, seed).value(4));
  return made ? std::string(made->view()) : "error";
}

}  // namespace

TEST_CASE("what is written as YAML or JSON reads back the same, with pieces that hold") {
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    INFO("seed " << seed);
    sources::Sources all;
    Run run(all, Recording::on);
    const Value value = Values(run, seed).value(4);
    const auto yaml = to_yaml(run, value, {});
    const auto json = to_json(run, value, {}, {seed % 2 == 0, seed % 3 == 0});
    REQUIRE(yaml.ok());
    REQUIRE(json.ok());
    check_pieces(all, *yaml);
    check_pieces(all, *json);
    const auto from_y = read_yaml(run.heap, all, Recording::on, Ground(*yaml));
    const auto from_j = from_json(run.heap, all, Recording::on, Ground(*json));
    REQUIRE(from_j.ok());
    CHECK(deep_equal(value, *from_j));
    check_all_pieces(all, *from_j);
    REQUIRE(from_y.ok());
    CHECK(deep_equal(value, *from_y));
    check_all_pieces(all, *from_y);
  }
}

TEST_CASE("recording does not change what is written") {
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    const auto same = [seed](auto write) {
      CHECK(written(seed, Recording::on, write) == written(seed, Recording::off, write));
    };
    same([](Run& run, const Value& value) { return to_yaml(run, value, {}); });
    same([](Run& run, const Value& value) { return to_yaml(run, value, {}, YamlForm::pretty); });
    same([](Run& run, const Value& value) { return to_json(run, value, {}); });
    same([](Run& run, const Value& value) { return to_toml(run, value, {}); });
  }
}

TEST_CASE("a leaf is found again through YAML in YAML in JSON") {
  sources::Sources all;
  Run run(all, Recording::on);
  const std::string text = "a: \"one \\\"two\\\" three\"\nb: plain leaf\n";
  const TextId id = register_text(all, text);
  Value value = *read_yaml(run.heap, all, Recording::on, Ground(id, text, Origin::values_leaf));
  for (int i = 0; i < 2; ++i) {
    Map* outer = run.heap.map();
    outer->set(run.made("inner", Origin::builtin), Value::string(*to_yaml(run, value, {})));
    outer->set(run.made("json", Origin::builtin), Value::string(*to_json(run, value, {})));
    value = Value::map(outer);
  }
  const sources::Text out = *to_yaml(run, value, {});
  check_pieces(all, out);
  const auto at = static_cast<std::uint32_t>(out.view().find("plain leaf"));
  REQUIRE(at < out.size());
  const auto found = all.trace({{all.add(out), at}, 10});
  REQUIRE(found.size() == 1);
  CHECK(*all.slice(found[0].span) == "plain leaf");
  CHECK(found[0].how.origin == Origin::values_leaf);
}

TEST_CASE("TOML is read and written") {
  sources::Sources all;
  Run run(all, Recording::on);
  const std::string text =
      "# c\ntitle = \"a\\tb\" # x\nn = 1_000\nhex = 0xff\nf = 6.5e-1\nd = 1979-05-27T07:32:00Z\n[a.\"b c\"]\nx = [1, "
      "2,\n 3]\n"
      "[[list]]\nk = 'lit\\n'\n[[list]]\nk = \"\"\"\nmulti \\\n   line\"\"\"\ninline = {p.q = true, r = -4}\n";
  const TextId id = register_text(all, text);
  const auto read = from_toml(run.heap, all, Recording::on, Ground(id, text, Origin::file_content));
  REQUIRE(read.ok());
  check_all_pieces(all, *read);
  CHECK(to_json(run, *read, {})->view() ==
        R"({"a":{"b c":{"x":[1,2,3]}},"d":"1979-05-27T07:32:00Z","f":0.65,"hex":255,"list":[{"k":"lit\\n"},)"
        R"({"inline":{"p":{"q":true},"r":-4},"k":"multi line"}],"n":1000,"title":"a\tb"})");
  const auto again = to_toml(run, *read, {});
  REQUIRE(again.ok());
  check_pieces(all, *again);
  const auto twice = from_toml(run.heap, all, Recording::on, Ground(*again));
  REQUIRE(twice.ok());
  CHECK(deep_equal(*read, *twice));
  for (const char* bad : {"a", "a =", "a = 1 2", "[a", "a = \"x", "a = 1\na = 2", "a = [1", "a = {b", "a = 0x", "= 1"})
    CHECK_FALSE(from_toml(run.heap, all, Recording::off, Ground(0, bad, Origin::file_content)).ok());
}

TEST_CASE("JSON errors are Go's") {
  sources::Sources all;
  Heap heap;
  const auto error = [&](std::string_view text) {
    auto read = from_json(heap, all, Recording::off, Ground(0, text, Origin::values_leaf));
    return read ? std::string("none") : read.error().message;
  };
  CHECK(error("") == "unexpected end of JSON input");
  CHECK(error("{\"a\":1") == "unexpected end of JSON input");
  CHECK(error("x") == "invalid character 'x' looking for beginning of value");
  CHECK(error("{a:1}") == "invalid character 'a' looking for beginning of object key string");
  CHECK(error("[1 2]") == "invalid character '2' after array element");
  CHECK(error("{\"a\":1,}") == "invalid character '}' looking for beginning of object key string");
  CHECK(error("1 2") == "invalid character '2' after top-level value");
  CHECK(error("truf") == "invalid character 'f' in literal true (expecting 'e')");
  CHECK(error("01") == "invalid character '1' after top-level value");
  CHECK(error("\"\\x\"") == "invalid character 'x' in string escape code");
  CHECK(error("\"a\nb\"") == "invalid character '\\n' in string literal");
  CHECK(error("1e999") == "json: cannot unmarshal number 1e999 into Go value of type float64");
  CHECK(error(std::string(5000, '[')) == "exceeded max depth");
}
