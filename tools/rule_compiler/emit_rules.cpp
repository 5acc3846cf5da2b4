#include <fmt/format.h>

#include "tools/rule_compiler/emit.h"

namespace rummage::tools {
namespace {

using findings::Datum;
using findings::Example;

// Arrays are named in the order they are met; an array stands before whatever views it.
class RuleWriter {
 public:
  std::string write(const Input& input) {
    std::string rules, matches;
    for (const findings::ReadRule& read : input.rules) {
      rules += row(read.rule);
      Datum match = read.match;
      match.key = read.rule.id;
      if (!match.empty()) matches += datum(match);
    }
    std::string tail = "constexpr Rule rules[] = {\n" + rules + "    {}};\n" + "constexpr Datum matches[] = {\n" +
                       matches + "    {}};\nconstexpr Datum no_match{};\n\n}  // namespace\n\n";
    tail +=
        "std::span<const Rule> builtin_rules() { return std::span<const Rule>(rules).first(std::size(rules) - 1); }\n\n"
        "const Datum& builtin_match(std::string_view id) {\n"
        "  for (const Datum& match : matches)\n"
        "    if (match.key == id && !match.empty()) return match;\n"
        "  return no_match;\n}\n\n}  // namespace rummage::findings\n";
    return "// Made by tools/rule_compiler from the rule files.\n#include <iterator>\n\n#include "
           "\"findings/builtin_rules.h\"\n\n"
           "namespace rummage::findings {\nnamespace {\n\nusing Kind = Datum::Kind;\nusing S = std::string_view;\n\n" +
           arrays_ + tail;
  }

 private:
  std::string array(std::string_view type, const std::string& body) {
    std::string name = fmt::format("a{}", count_++);
    arrays_ += fmt::format("constexpr {} {}[] = {{{}}};\n", type, name, body);
    return name;
  }

  std::string texts(std::span<const std::string_view> list) {
    std::string body;
    for (std::string_view text : list) body += quoted(text) + ", ";
    return list.empty() ? "{}" : array("S", body);
  }

  std::string examples(std::span<const Example> list) {
    std::string body;
    for (const Example& example : list)
      body += fmt::format("{{{}, {}, {}}}, ", quoted(example.text), example.line, quoted(example.path));
    return list.empty() ? "{}" : array("Example", body);
  }

  std::string row(const findings::Rule& r) {
    std::string tags = texts(r.tags), mappings = texts(r.mappings), references = texts(r.references);
    std::string bad = examples(r.bad), good = examples(r.good);
    return fmt::format("    {{{}, {}, Severity::{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}},\n", quoted(r.id),
                       quoted(r.title), findings::name(r.severity), quoted(r.precision), quoted(r.what), quoted(r.why),
                       quoted(r.fix), quoted(r.since), quoted(r.public_prefix), tags, mappings, references, bad, good);
  }

  std::string datum(const Datum& d) {
    static constexpr const char* kinds[] = {"none", "scalar", "list", "map"};
    std::string body, children = "{}";
    for (const Datum& child : d.children) body += datum(child);
    if (!d.children.empty()) children = array("Datum", body);
    return fmt::format("{{Kind::{}, {}, {}, {}, 0}},\n", kinds[static_cast<int>(d.kind)], quoted(d.key), quoted(d.text),
                       children);
  }

  std::string arrays_;
  int count_ = 0;
};

}  // namespace

std::string emit_rules(const Input& input) {
  return RuleWriter().write(input);
}

std::string quoted(std::string_view text) {
  std::string out = "S(\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto c = static_cast<unsigned char>(text[i]);
    if (i && i % 2000 == 0) out += "\"\n\"";
    if (c == '"' || c == '\\')
      out += '\\', out += text[i];
    else if (c < 0x20 || c >= 0x7f || c == '?')
      out += fmt::format("\\{:03o}", c);
    else
      out += text[i];
  }
  return out + fmt::format("\", {})", text.size());
}

}  // namespace rummage::tools
