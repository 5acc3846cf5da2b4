#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sarif/human/blocks.h"
#include "sarif/sarif_message.h"
#include "sarif/writers.h"

namespace rummage::sarif {
namespace {

using findings::Report;

constexpr std::array<std::string_view, 4> headings = {"Credentials", "Only in history", "Permissions", "Settings"};

/// "rummage 0.1.0  .  main at 89abcde, with its history".
void put_title(Page& page, const Report& report) {
  const findings::ScopeView& scope = report.scope;
  page.put(fmt::format("rummage {}", report.version), Style::strong);
  std::string where = scope.branch;
  if (!scope.head.empty()) where += (where.empty() ? "at " : " at ") + short_id(scope.head);
  if (where.empty()) where = scope.kind;
  if (scope.history && scope.kind != "history") where += ", with its history";
  page.put_right(where, Style::faint);
  page.end();
}

void put_section(Page& page, Section section, const std::vector<Item>& items, const Report& report, Fixed& fixed) {
  bool first = true;
  for (const Item& item : items) {
    if (item.section != section) continue;
    page.gap();
    if (first) {
      page.put(headings[static_cast<std::size_t>(section)], Style::heading);
      page.gap();
    }
    const bool credential = section == Section::credentials || section == Section::history;
    credential ? put_credential(page, item, report, fixed) : put_object(page, item, report, fixed);
    first = false;
  }
}

}  // namespace

void write_human(const Report& report, const Options& options, std::string& out) {
  Page page(options, out);
  const std::vector<Item> items = items_of(report, options);
  const std::vector<Item> worst(items.begin(),
                                items.begin() + static_cast<std::ptrdiff_t>(std::min(items.size(), options.worst)));
  put_title(page, report);
  Fixed fixed;
  for (std::size_t section = 0; section < headings.size(); ++section)
    put_section(page, static_cast<Section>(section), worst, report, fixed);
  page.gap();
  put_read(page, report);
  put_left_out(page, report);
  page.gap();
  put_found(page, items, report, options);
  page.gap();
  put_next(page, items, report, options);
}

}  // namespace rummage::sarif
