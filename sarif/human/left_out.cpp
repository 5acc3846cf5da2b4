#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "sarif/human/blocks.h"
#include "sarif/human/quantities.h"
#include "sarif/human/width.h"

namespace rummage::sarif {
namespace {

constexpr std::size_t codes_shown = 12;
constexpr std::size_t message_lines = 3;
constexpr std::size_t detail = margin + 9;  // behind the longest word for a level

struct Told {
  const Notice* first = nullptr;
  std::size_t count = 0;
};

/// Notices by level, the worst first, and code.
std::vector<Told> by_code(const std::vector<Notice>& notices) {
  std::map<std::pair<int, std::string>, Told> groups;
  for (const Notice& notice : notices) {
    Told& told = groups[{-static_cast<int>(notice.level), notice.code}];
    if (!told.first) told.first = &notice;
    ++told.count;
  }
  std::vector<Told> all;
  for (const auto& [key, told] : groups) all.push_back(told);
  return all;
}

Style style_of(NoticeLevel level) {
  constexpr std::array styles = {Style::faint, Style::medium, Style::high};
  return styles[static_cast<std::size_t>(level)];
}

std::string place_of(const Told& told) {
  const Notice& notice = *told.first;
  std::string place = notice.path.empty() ? notice.unit : notice.path;
  if (!notice.path.empty() && notice.line) place += fmt::format(":{}", notice.line);
  return place;
}

/// Code and place on one line where they fit, then what happened.
void put_told(Page& page, const Told& told) {
  const Notice& notice = *told.first;
  const std::string code =
      told.count == 1 ? notice.code : fmt::format("{} ({} times)", notice.code, grouped(told.count));
  const std::string more = told.count == 1 ? "" : fmt::format(" and {} more", grouped(told.count - 1));
  const std::string place = place_of(told);
  page.pad_to(margin);
  page.put(name(notice.level), style_of(notice.level));
  page.pad_to(detail);
  page.put(code);
  if (!place.empty()) {
    const bool fits = display_width(printable(place)) + more.size() + 2 <= page.room();
    if (fits) page.put("  ");
    for (const std::string& line : break_path(printable(place), fits ? page.room() : page.width() - detail)) {
      if (!fits) page.end(), page.pad_to(detail);
      page.put(line);
    }
    if (more.size() > page.room()) page.end(), page.pad_to(detail - 1);
    page.put(more);
  }
  page.end();
  page.pad_to(detail);
  page.put_wrapped(notice.message, detail, message_lines, Style::faint);
  page.end();
}

std::string skipped_text(const findings::Counts& counts) {
  std::vector<std::string> parts;
  for (const auto& [reason, bytes] : counts.bytes.skipped) {
    std::string words = reason;
    std::replace(words.begin(), words.end(), '-', ' ');
    if (bytes) parts.push_back(fmt::format("{} ({})", bytes_text(bytes), words));
  }
  if (counts.units.failed) parts.push_back(counted(counts.units.failed, "unit") + " that did not render");
  return listed(parts);
}

}  // namespace

void put_left_out(Page& page, const findings::Report& report) {
  const std::string skipped = skipped_text(report.counts);
  if (skipped.empty() && report.notices.empty()) return;
  page.put("Left out", Style::heading);
  if (!skipped.empty()) {
    page.pad_to(margin);
    page.put_wrapped(skipped, margin, message_lines);
    page.end();
  }
  const std::vector<Told> all = by_code(report.notices);
  for (std::size_t i = 0; i < std::min(all.size(), codes_shown); ++i) put_told(page, all[i]);
  if (all.size() > codes_shown) {
    page.pad_to(margin);
    page.put(fmt::format("and {}; --format json names all", counted(all.size() - codes_shown, "more kind")));
    page.end();
  }
}

}  // namespace rummage::sarif
