#include "sarif/rule_text.h"

#include <cctype>

namespace rummage::sarif {
namespace {

void add_paragraph(std::string& out, std::string_view head, std::string_view body) {
  if (body.empty()) return;
  if (!out.empty()) out += "\n\n";
  out += head;
  out += body;
}

std::string joined_mappings(const findings::Rule& rule, std::string_view quote) {
  std::string out;
  for (std::string_view mapping : rule.mappings) {
    if (!out.empty()) out += ", ";
    out.append(quote).append(mapping).append(quote);
  }
  return out;
}

}  // namespace

std::string pascal_case(std::string_view id) {
  std::string out;
  bool starts_word = true;
  for (const char c : id) {
    const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (letter) out.push_back(starts_word ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c);
    starts_word = !letter;
  }
  return out;
}

std::string description(const findings::Rule& rule) {
  std::string out(rule.what.empty() ? rule.title : rule.what);
  if (!rule.why.empty()) out.append(" ").append(rule.why);
  return out;
}

std::string help_text(const findings::Rule& rule) {
  std::string out = description(rule);
  add_paragraph(out, "How to fix it: ", rule.fix);
  add_paragraph(out, "Maps to: ", joined_mappings(rule, ""));
  std::string more;
  for (std::string_view address : rule.references) more.append(more.empty() ? "" : "\n").append(address);
  add_paragraph(out, "Read on:\n", more);
  return out;
}

std::string help_markdown(const findings::Rule& rule) {
  std::string out;
  add_paragraph(out, "", rule.what.empty() ? rule.title : rule.what);
  add_paragraph(out, "**Why it matters.** ", rule.why);
  add_paragraph(out, "**How to fix it.** ", rule.fix);
  add_paragraph(out, "**Maps to.** ", joined_mappings(rule, "`"));
  std::string more;
  for (std::string_view address : rule.references)
    more.append(more.empty() ? "- <" : "\n- <").append(address).append(">");
  add_paragraph(out, "**Read on.**\n\n", more);
  return out;
}

std::string cut(std::string text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t end = bytes - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "...";
}

}  // namespace rummage::sarif
