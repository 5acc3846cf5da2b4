#include <fmt/format.h>

#include "tools/rule_compiler/emit.h"

namespace rummage::tools {
namespace {

using namespace detectors;

// An array of C++ has one element at least; the views leave the last, empty one out.
template <class T, class Row>
std::string array(std::string_view type, std::string_view name, std::span<const T> rows, Row row) {
  std::string out = fmt::format("constexpr {} {}[] = {{\n", type, name);
  for (const T& item : rows) out += "    " + row(item) + ",\n";
  return out + "    {}};\n";
}

std::string slice(const Slice& s) {
  return fmt::format("{{{}, {}}}", s.first, s.count);
}

std::string form_row(const Form& f) {
  return fmt::format("{{FormKind({}), Check({}), Structure({}), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}}", int(f.kind),
                     int(f.check), int(f.structure), f.left_boundary, f.right_boundary, f.rule, slice(f.sequences),
                     slice(f.keys), slice(f.also), slice(f.near), f.within, f.entropy, slice(f.regex));
}

std::string sequence_row(const Sequence& s) {
  return fmt::format("{{{}, {}, {}, {}, {}, {}, {}}}", s.first, s.count, s.anchor, s.head_least, s.head_most, s.fold,
                     s.fixed);
}

}  // namespace

std::string emit_table(const Table& t) {
  std::string out =
      "// Made by tools/rule_compiler from the rule files.\n#include <iterator>\n\n#include \"detectors/table.h\"\n\n"
      "namespace rummage::detectors {\nnamespace {\n\nusing S = std::string_view;\n\n";
  auto text = [](std::string_view s) { return quoted(s); };
  out += array("S", "rules", t.rules, text) + array("S", "prefixes", t.prefixes, text) +
         array("Form", "forms", t.forms, form_row) + array("Sequence", "sequences", t.sequences, sequence_row);
  out += array("Step", "steps", t.steps, [](const Step& s) {
    return fmt::format("{{Step::Kind({}), {}, {}, {}}}", int(s.kind), s.at, s.least, s.most);
  });
  out += array("ByteSet", "classes", t.classes, [](const ByteSet& c) {
    return fmt::format("{{{{{:#x}u, {:#x}u, {:#x}u, {:#x}u}}}}", c.words[0], c.words[1], c.words[2], c.words[3]);
  });
  out += array("Word", "words", t.words, slice);
  out += array("Literal", "literals", t.literals, [](const Literal& l) {
    return fmt::format("{{{}, {}, {}, {}}}", slice(l.text), l.trigram, l.fold, slice(l.users));
  });
  out += array("User", "users", t.users, [](const User& u) { return fmt::format("{{{}, {}}}", u.form, u.sequence); });
  out += fmt::format("constexpr S text = {};\n\nconstexpr std::uint32_t factor = {:#x};\n\n", quoted(t.text), t.factor);
  out +=
      "template <class T, std::size_t N>\nconstexpr std::span<const T> all(const T (&array)[N]) {\n"
      "  return std::span<const T>(array, N - 1);\n}\n\n"
      "constexpr Table table{all(rules), all(prefixes), all(forms), all(sequences), all(steps),\n"
      "                      all(classes), all(words), all(literals), all(users), text, factor};\n\n"
      "}  // namespace\n\n"
      "const Table& builtin_table() { return table; }\n\n}  // namespace rummage::detectors\n";
  return out;
}

}  // namespace rummage::tools
