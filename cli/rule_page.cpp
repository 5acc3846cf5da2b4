#include "cli/rule_page.h"

#include <fmt/format.h>

#include <sstream>

namespace rummage::cli {
namespace {

std::string wrapped(std::string_view text, unsigned columns) {
  std::istringstream words{std::string(text)};
  std::string out, line, word;
  while (words >> word) {
    if (!line.empty() && line.size() + 1 + word.size() > columns) {
      out += line + "\n";
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  return out + line + "\n";
}

void section(std::string& page, const char* title, std::string_view text, unsigned columns) {
  if (!text.empty()) page += fmt::format("\n{}\n{}", title, wrapped(text, columns));
}

void list(std::string& page, const char* title, std::span<const std::string_view> items) {
  if (items.empty()) return;
  page += fmt::format("\n{}\n", title);
  for (std::string_view item : items) page += fmt::format("  {}\n", item);
}

}  // namespace

std::string rule_page(const findings::Rule& rule, unsigned columns) {
  std::string page = fmt::format("{}\n{}\nSeverity {}, precision {}, since {}\n", rule.id, rule.title,
                                 findings::name(rule.severity), rule.precision, rule.since);
  section(page, "What", rule.what, columns);
  section(page, "Why", rule.why, columns);
  section(page, "Fix", rule.fix, columns);
  list(page, "Mapped to", rule.mappings);
  list(page, "Read on", rule.references);
  page += fmt::format("\nTo silence one line:  # rummage:ignore {} -- why it is right\n", rule.id);
  return page;
}

std::string notice_page(const engine::NoticeCode& code, unsigned columns) {
  std::string page = fmt::format("{}\nA notice: something that was not read or not decided.\n", code.code);
  section(page, "What", code.what, columns);
  section(page, "Cure", code.cure, columns);
  return page;
}

}  // namespace rummage::cli
