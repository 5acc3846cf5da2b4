#include <fmt/format.h>

#include "tools/rule_compiler/emit.h"

namespace rummage::tools {
namespace {

std::string fenced(std::string_view heading, std::span<const findings::Example> examples) {
  std::string out;
  for (const findings::Example& example : examples) {
    out += fmt::format("\n{}{}:\n\n```\n{}{}```\n", heading, example.line ? fmt::format(", line {}", example.line) : "",
                       example.text, example.text.ends_with('\n') ? "" : "\n");
  }
  return out;
}

std::string bullets(std::string_view heading, std::span<const std::string_view> items) {
  std::string out = items.empty() ? "" : fmt::format("\n## {}\n\n", heading);
  for (std::string_view item : items) out += fmt::format("- {}\n", item);
  return out;
}

}  // namespace

std::string rule_page(const findings::Rule& r) {
  std::string out = fmt::format(
      "# {}\n\n{}. Severity {}, precision {}, since {}.\n\n{}\n\n## Why it matters\n\n{}\n\n## What to do\n\n{}\n",
      r.id, r.title, findings::name(r.severity), r.precision, r.since, r.what, r.why, r.fix);
  if (!r.bad.empty() || !r.good.empty()) out += "\n## Examples\n";
  out += fenced("Reported", r.bad) + fenced("Not reported", r.good);
  return out + bullets("Mappings", r.mappings) + bullets("Tags", r.tags) + bullets("References", r.references);
}

}  // namespace rummage::tools
