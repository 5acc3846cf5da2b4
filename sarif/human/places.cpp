#include <fmt/format.h>

#include <algorithm>

#include "sarif/human/blocks.h"
#include "sarif/human/width.h"

namespace rummage::sarif {
namespace {

constexpr std::size_t indent = margin + 2;
constexpr std::size_t fix_lines = 4;
constexpr std::size_t environment_limit = 12;
constexpr std::size_t note_lines = 2;
constexpr std::size_t note_width = 22;  // kept for a note; a longer one stands below
constexpr std::size_t least_path = 8;

std::string where(const Place& place) {
  return place.line == 0 ? place.path : fmt::format("{}:{}", place.path, place.line);
}

}  // namespace

Columns columns_of(const Page& page, const std::vector<const findings::Finding*>& findings, std::size_t count) {
  Columns columns;
  for (std::size_t i = 0; i < std::min(count, findings.size()); ++i) {
    columns.path = std::max(columns.path, display_width(printable(where(findings[i]->place))));
    columns.environment = std::max(columns.environment, display_width(printable(findings[i]->environment)));
  }
  columns.environment = std::min(columns.environment, environment_limit);
  const std::size_t others = indent + 2 + (columns.environment ? columns.environment + 2 : 0) + note_width;
  columns.path = std::min(columns.path, std::max(page.width(), others + least_path) - others);
  return columns;
}

void put_place(Page& page, const findings::Finding& finding, const Columns& columns, const std::string& note) {
  const std::string path = where(finding.place);
  const std::size_t gap = columns.environment ? 2 : 0;
  const std::size_t words = columns.environment + gap + display_width(printable(note));
  std::size_t column = indent + columns.path + 2;
  const std::vector<std::string> lines = break_path(printable(path), page.width() - indent);
  for (const std::string& line : lines) {
    if (&line != &lines.front()) page.end();
    page.pad_to(indent);
    page.put(line);
  }
  if (note.empty() && (columns.environment == 0 || finding.environment.empty())) return page.end();
  if (display_width(lines.front()) > columns.path || lines.size() > 1 || column + words > page.width()) {
    page.end();
    column = indent + 2;
  }
  if (columns.environment) {
    page.pad_to(column);
    page.put(keep_begin(printable(finding.environment), columns.environment), Style::faint);
  }
  if (!note.empty()) {
    page.pad_to(column + columns.environment + gap);
    page.put_wrapped(note, column + columns.environment + gap, note_lines, Style::faint);
  }
  page.end();
}

void put_fix(Page& page, findings::RuleIndex rule, const findings::Report& report, Fixed& fixed) {
  const std::string_view fix = (*report.catalogue)[rule].fix;
  if (fix.empty() || !fixed.insert(rule).second) return;
  page.pad_to(margin);
  page.put("fix: ", Style::faint);
  page.put_wrapped(fix, margin + 5, fix_lines, Style::faint);
  page.end();
}

}  // namespace rummage::sarif
