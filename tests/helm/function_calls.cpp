#include "tests/helm/function_calls.h"

#include <fmt/format.h>

#include <bit>
#include <map>
#include <set>

#include "helm/functions/families.h"
#include "helm/value/object.h"

namespace rummage::test {
namespace {

using helm::Kind;
using helm::Type;
using helm::Value;

// Strings that make the functions' rules show, by what they are for.
const std::map<std::string, std::vector<std::string>>& pools() {
  static const std::map<std::string, std::vector<std::string>> all = {
      {"text",
       {"",
        "hello",
        "Hello World",
        "  pad  ",
        "a,b,c",
        "line1\nline2\n\nline4\n",
        "a\"b'c\\d\te",
        "h\u00e9llo w\u00f6rld",
        "\u65e5\u672c \U0001F600",
        "foo bar  baz",
        "x",
        " ",
        "\n",
        "HTTPServer2xx",
        "someWords_and-more words",
        "Bld4Floor3rd",
        "\u00c9COLE \u0394\u03b5\u03bb\u03c4\u03b1 \u043c\u0438\u0440",
        "\u01c6\u00df\u0130\u0131",
        "a\xffz",
        "\xc3",
        "__a__b",
        "GO_PATH is 42",
        "\u00a0nb\u2003sp\u00a0",
        "tab\there",
        "aaaa",
        "abcabc",
        "the quick brown fox jumps over the lazy dog",
        "1.2.3.4",
        "$x ${y} $$",
        "\x01\x7f\u200b",
        "key: value # c"}},
      {"number",
       {"0",
        "42",
        "-12",
        "0755",
        "0x1F",
        "0b101",
        "0o17",
        "1_000",
        "1__0",
        "0x",
        "1.0",
        "1.50",
        "1.",
        ".5",
        "1e3",
        "1E-3",
        "+7",
        "08",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "1e400",
        "inf",
        "-Infinity",
        "nan",
        "0x1p4",
        "0x_1F",
        "_1",
        "1_",
        "12abc",
        "true",
        "0.1",
        "123456789012345678901234567890",
        "3.00"}},
      {"version",
       {"1.2.3",          "v1.2.3", "1",       "1.2",   "v1.25.3-gke.100", "1.0.0-alpha.1", "1.0.0-alpha.beta",
        "1.0.0-rc.1+b.7", "01.2.3", "1.2.3.4", "0.2.3", "0.0.3",           "2.0.0",         "1.2.3-01",
        "1.30.0-eks-a1",  "0.0.0",  "",        "abc",   "1.21.0",          "3.0.0-0"}},
      {"constraint",
       {">=1.2.3",
        ">=1.21-0",
        "^1.2",
        "^0.2.3",
        "^0.0.3",
        "^0",
        "~1.2.3",
        "~1",
        "~>1.2",
        "1.2.x",
        "*",
        "x",
        "1.2.3 - 2.0",
        ">1",
        ">1.2",
        "!=1.2",
        "!=1.x",
        "<2, >=1",
        "<2 >=1-0",
        "1.2 || ^2.0",
        "=>1.2.3",
        "=<1.2.3",
        ">= 1.2 <2",
        "==1",
        "",
        ">",
        "1.2.3.4",
        "!=1.2.3",
        "~0.0.0",
        "<=1.2",
        "<=1",
        "^1.x",
        "~1.x.3",
        ">1.2.3-a",
        "1.2 -3",
        "!=2.0.0-a",
        ">=1.2.3-alpha, <2",
        "1 - 2 || 3",
        "^*",
        "~*",
        ">*",
        "!=*",
        "<*",
        "1.0.0-alpha.beta",
        ",1",
        "1,",
        "1,2",
        "vx"}},
      {"regex",
       {"",      "a",   "[a-z]+",  "(\\w+)\\s(\\w+)", "^a",   "$", "a*",      "(?P<first>.)(.)", "(?<n>l)", "[",
        "\\d+",  "b|a", "(a)|(b)", "(?i)HELLO",       "\\s+", ".", "(?s)e.*", "\\bx\\b",         "[^a-z ]", "(?m)^.",
        "x{2,}", "a**", "\\pL+",   "[[:upper:]]",     "l+?",  "(", "\\C",     "\\Qa.b\\E",       "(.*)e",   "\\xff",
        "\\.",   ","}},
      {"replacement", {"", "X", "$1", "${1}x", "$1x", "$first", "${first}-$2", "$$", "$", "${", "$n", "$0$0", "a$3b"}},
      {"url",
       {"https://user:pw@example.com:8443/p/a?q=1&r=2#frag",
        "http://h",
        "/just/path",
        "a:b",
        "mailto:x@y.z",
        "//host/p",
        "http://[::1]:80/x",
        "http://[fe80::1%25en0]/",
        "http://a b/",
        "%zz",
        "http://h/%41%20b?x=%41#%42c",
        "",
        "HTTP://H:99/",
        ":x",
        "a/b:c",
        "b:c/d",
        "*",
        "http://u%40x:p%2fw@h/",
        "http://h:port/",
        "x?",
        "?a?b",
        "http://%41/",
        "scheme:/path",
        "///p",
        "1a:b",
        "http://us er@h/",
        "http://h/a;b=c,d",
        "#f",
        "http://user@/x",
        "p?q#r#s"}},
      {"path",
       {"", "/", "//", "a", "a/b", "/a/b/", "a/../b", "../../a", "/..", "./a//b/./c", "a.tar.gz", ".hidden", "a.b/c",
        "a/b.c/", "..", ".", "/a/b/../../..", "a/.."}},
      {"encoded", {"aGVsbG8=",  "aGVsbG8",    "aGVs\nbG8=", "====",      "a",
                   "aGVsbG9=",  "aG=sbG8=",   "aGVsbG8=x",  "NBSWY3DP",  "NBSWY3DPEB3W64TMMQ======",
                   "nbswy3dp",  "ME======",   "MF=====",    "MFRA====x", "\xff",
                   "aGVsbG8==", "aGVsbA==\n", "aGVsbA=\n=", "",          "ab=c",
                   "M======="}},
      {"kind",
       {"string", "map", "slice", "int", "int64", "float64", "bool", "invalid", "[]interface {}",
        "map[string]interface {}", "<nil>", "[]string", "[]int"}},
      {"key",
       {"a", "b", "c", "d", "_0", "x.y", "", "10", "9", "scheme", "host", "path", "query", "userinfo", "fragment",
        "opaque"}},
      {"separator", {"", ",", " ", "\n", "a", "ab", ".", "/", "\u00e9"}},
  };
  return all;
}

std::string pool_of(std::string_view function, std::size_t parameter) {
  const auto is = [&](std::string_view prefix) { return function.starts_with(prefix); };
  const auto ends = [&](std::string_view suffix) { return function.ends_with(suffix); };
  if (is("regexQuote")) return "regex";
  if (is("regex") || is("mustRegex")) return parameter == 0 ? "regex" : parameter == 1 ? "text" : "replacement";
  if (is("semver")) return parameter == 0 && function != "semver" ? "constraint" : "version";
  if (is("url")) return "url";
  if (ends("base") || ends("Base") || ends("dir") || ends("Dir") || ends("lean") || ends("xt") || ends("Abs"))
    return "path";
  if (ends("dec")) return "encoded";
  if (ends("Is") || ends("IsLike")) return "kind";
  if (function == "atoi") return "number";
  if (is("split") || is("join") || is("wrapWith")) return parameter == 0 || is("wrapWith") ? "separator" : "text";
  if (is("get") || is("set") || is("hasKey") || is("unset") || is("pluck") || is("pick") || is("omit")) return "key";
  return "text";
}

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return out;
}

std::string written_items(const Value& value) {
  std::string out;
  if (value.as_list() == nullptr) return out;
  for (const Value& item : value.as_list()->items) out += (out.empty() ? "" : ",") + written(item);
  return out;
}

std::string written_slots(const Value& value) {
  std::string out;
  for (const helm::Slot& slot : value.as_map()->slots)
    out += (out.empty() ? "" : ",") + hex(slot.key.view()) + "=" + written(slot.value);
  return out;
}

}  // namespace

std::vector<helm::FunctionRow> sprig_rows() {
  namespace f = helm::families;
  const std::set<std::string_view> left_out = {"bcrypt", "htpasswd", "derivePassword", "required", "fail"};
  std::vector<helm::FunctionRow> out;
  for (const helm::Family family :
       {f::strings(), f::words(), f::layout(), f::encodings(), f::digests(), f::numbers(), f::defaults(), f::types(),
        f::dicts(), f::lists(), f::paths(), f::urls(), f::regexes(), f::versions()})
    for (const auto& row : family)
      if (left_out.count(row.name) == 0) out.push_back(row);
  return out;
}

CallMaker::CallMaker(helm::Run& run, std::uint64_t seed) : run_(run), dice_(seed) {}

sources::Text CallMaker::text(const std::string& bytes) {
  if (bytes.empty()) return {};
  const std::string whole = "k: " + bytes + "\n";
  const TextId blob = run_.sources.add_blob(blob_id(whole), share(whole));
  sources::Builder out = run_.builder();
  (void)out.literal({{blob, 3}, static_cast<std::uint32_t>(bytes.size())}, sources::Origin::values_leaf, whole);
  return out.finish();
}

Value CallMaker::string_of(const std::string& pool) {
  const auto& from = pools().at(below(8) == 0 ? "text" : pool);
  std::string bytes = from[below(from.size())];
  if (pool == "text" && below(4) == 0) bytes += from[below(from.size())];
  return Value::string(text(bytes));
}

Value CallMaker::map(int levels) {
  helm::Map* made = run_.heap.map();
  for (std::uint64_t i = below(4); i > 0; --i) made->set(string_of("key").text(), anything(levels - 1));
  return Value::map(made);
}

Value CallMaker::list(int levels) {
  helm::List* made = run_.heap.list();
  for (std::uint64_t i = below(5); i > 0; --i) made->items.push_back(anything(levels - 1));
  return Value::list(made);
}

Value CallMaker::anything(int levels) {
  switch (below(levels > 0 ? 12 : 8)) {
    case 0:
      return {};
    case 1:
      return Value::boolean(below(2) == 0, text("true"));
    case 2:
      return Value::integer(static_cast<std::int64_t>(below(30)) - 9, text("7"));
    case 3:
      return Value::integer(static_cast<std::int64_t>(dice_()), text("x"), Type::int64);
    case 4: {
      const double some[] = {0, 1, -2.5, 1e6, 1e21, 3, 1e-7, 0.1, 7, 1234567, 1e300};
      return Value::real(some[below(std::size(some))], text("3"));
    }
    case 5:
      return string_of("number");
    case 6:
    case 7:
      return string_of("text");
    case 8:
      return list(levels);
    case 9: {
      helm::List* made = run_.heap.list();
      for (std::uint64_t i = below(4); i > 0; --i) made->items.push_back(string_of("text"));
      return Value::list(made, Type::strings);
    }
    default:
      return map(levels);
  }
}

Value CallMaker::of_letter(char letter, const std::string& pool) {
  const std::int64_t small = static_cast<std::int64_t>(below(14)) - 3;
  switch (letter) {
    case 's':
      return string_of(pool);
    case 'b':
      return Value::boolean(below(2) == 0);
    case 'i':
      return Value::integer(below(8) == 0 ? static_cast<std::int64_t>(below(90)) - 20 : small);
    case 'd':
      return Value::real(static_cast<double>(small) / 4);
    case 'm':
      return map(3);
    default:
      return anything(3);
  }
}

std::vector<Value> CallMaker::arguments(const helm::FunctionRow& row) {
  std::vector<Value> out;
  std::string letters(row.parameters);
  if (letters.ends_with('*')) {
    const char last = letters[letters.size() - 2];
    letters.resize(letters.size() - 2);
    letters.append(below(5), last);
  }
  const bool takes_list = std::string_view(
                              "first last rest initial reverse uniq without compact join sortAlpha slice chunk "
                              "has concat toStrings append prepend push")
                              .find(row.name) != std::string_view::npos;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool wanted = takes_list && letters[i] == 'a' && below(8) != 0;
    out.push_back(wanted ? list(2) : of_letter(letters[i], pool_of(row.name, i)));
  }
  if (row.name == "dig" && out.size() > 2) {
    for (std::size_t i = 0; i + 2 < out.size(); ++i) out[i] = string_of("key");
    out.back() = map(3);
  }
  if (row.name.find("erge") != std::string_view::npos && out.size() > 1 && below(3) == 0) out[1] = out[0];
  return out;
}

std::string written(const Value& value) {
  switch (value.kind()) {
    case Kind::invalid:
      return "n";
    case Kind::boolean:
      return value.as_bool() ? "b1" : "b0";
    case Kind::integer:
      return (value.type() == Type::int64 ? "I" : "i") + std::to_string(value.as_int());
    case Kind::unsigned_integer:
      return "u" + std::to_string(value.as_unsigned());
    case Kind::real:
      return fmt::format("d{:016x}", std::bit_cast<std::uint64_t>(value.as_real()));
    case Kind::string:
      return "s" + hex(value.view());
    case Kind::slice:
      return (value.type() == Type::strings    ? "L("
              : value.type() == Type::integers ? "N("
                                               : "l(") +
             written_items(value) + ")";
    case Kind::map:
      return (value.type() == Type::string_map ? "M(" : "m(") + written_slots(value) + ")";
    case Kind::object:
      return "o" + hex(value.as_object()->print());
  }
  return {};
}

std::string written(const Result<Value>& result) {
  return result ? written(*result) : "E";
}

}  // namespace rummage::test
