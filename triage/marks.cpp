#include "triage/marks.h"

#include <algorithm>

#include "triage/mark_syntax.h"

namespace rummage::triage {
namespace {

constexpr std::size_t mark_limit = 10000;

struct Lines {
  std::size_t first = 0, last = 0;  // from 0
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// The column, from 0, of the key that a line of YAML begins with, behind any `- `; npos when it begins with none.
std::size_t key_column(std::string_view line) {
  std::size_t at = indent_of(line);
  while (line.substr(at).starts_with("- ")) at = std::min(line.find_first_not_of(' ', at + 1), line.size());
  const std::size_t colon = line.find(':', at);
  if (colon == std::string_view::npos || colon == at || line[at] == '#') return std::string_view::npos;
  const bool ends = colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\r';
  return ends ? at : std::string_view::npos;
}

/// The last line, from 0, of the value of the key on line `key`: deeper lines, and list items right below it.
std::size_t end_of_value(const std::vector<std::string_view>& lines, std::size_t key) {
  const std::size_t column = key_column(lines[key]);
  if (column == std::string_view::npos) return key;
  const bool opens = lines[key].substr(0, lines[key].find_last_not_of(" \r") + 1).ends_with(':');
  std::size_t last = key;
  for (std::size_t i = key + 1; i < lines.size(); ++i) {
    if (is_blank(lines[i])) continue;
    const std::size_t indent = indent_of(lines[i]);
    const bool item = opens && indent == column && lines[i].substr(indent).starts_with("-") &&
                      !lines[i].substr(indent).starts_with("---");
    if (indent <= column && !item) break;
    last = i;
  }
  return last;
}

/// The first line from `from` on that is not a mark alone on its line.
std::size_t skip_marks(const std::vector<std::string_view>& lines, std::size_t from) {
  while (from < lines.size()) {
    const std::optional<LineMark> mark = mark_on(lines[from]);
    if (!mark || !mark->alone) break;
    ++from;
  }
  return from;
}

/// What a mark on line `at`, from 0, covers. `lines[at]` holds `found`.
Lines covered_by(const LineMark& found, const std::vector<std::string_view>& lines, std::size_t at) {
  if (found.next_line) return {at + 1, at + 1};
  if (!found.alone) return {at, at};
  const std::size_t first = skip_marks(lines, at + 1);
  return {first, first < lines.size() ? end_of_value(lines, first) : first};
}

}  // namespace

std::vector<Mark> marks_of(std::string_view text) {
  std::vector<Mark> marks;
  if (!may_hold_mark(text)) return marks;
  const std::vector<std::string_view> lines = lines_of(text);
  Lines covered, stacked;
  for (std::size_t i = 0; i < lines.size() && marks.size() < mark_limit; ++i) {
    const std::optional<LineMark> found = mark_on(lines[i]);
    if (!found) continue;
    // Marks that stand above each other cover the same lines: looked for once.
    covered = found->alone && i < stacked.first ? stacked : covered_by(*found, lines, i);
    if (found->alone) stacked = covered;
    for (const Waiver& waiver : found->waivers)
      marks.push_back({waiver, static_cast<std::uint32_t>(i + 1), static_cast<std::uint32_t>(covered.first + 1),
                       static_cast<std::uint32_t>(covered.last + 1), found->syntax});
  }
  return marks;
}

bool apply_marks(findings::Finding& finding, const std::vector<Mark>& marks, const findings::Catalogue& catalogue) {
  const std::uint32_t begin = finding.place.line, end = std::max(finding.place.end_line, begin);
  if (begin == 0) return false;
  for (const Mark& mark : marks)
    if (mark.first <= end && begin <= mark.last &&
        apply_waivers(finding, {mark.waiver}, "inline mark " + mark.syntax, catalogue))
      return true;
  return false;
}

}  // namespace rummage::triage
