#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sarif/human/blocks.h"
#include "sarif/human/quantities.h"
#include "sarif/json_parts.h"

namespace rummage::sarif {
namespace {

using findings::Report;

constexpr std::size_t text_lines = 4;

void put_label(Page& page, std::string_view label) {
  page.put(label, Style::heading);
  page.pad_to(margin);
}

void put_text(Page& page, const std::string& text, Style style = Style::plain) {
  page.pad_to(margin);
  page.put_wrapped(text, margin, text_lines, style);
  page.end();
}

/// "5 findings (4 critical, 1 high)".
std::string by_severity(const Report& report, const Options& options) {
  std::array<std::size_t, 4> number{};
  std::size_t all = 0;
  for (const findings::Finding& finding : report.findings)
    if (is_shown(finding, options))
      ++all, ++number[static_cast<std::size_t>((*report.catalogue)[finding.rule].severity)];
  std::vector<std::string> parts;
  for (std::size_t i = number.size(); i-- > 0;)
    if (number[i]) parts.push_back(grouped(number[i]) + " " + name(static_cast<findings::Severity>(i)));
  return fmt::format("{} ({})", counted(all, "finding"), fmt::join(parts, ", "));
}

std::string by_section(const std::vector<Item>& items) {
  std::array<std::size_t, 4> number{};
  for (const Item& item : items) ++number[static_cast<std::size_t>(item.section)];
  std::vector<std::string> parts;
  const std::size_t credentials = number[0] + number[1];
  if (credentials) parts.push_back(counted(credentials, "credential"));
  if (number[1] == credentials && credentials) parts.back() += " only in history";
  if (number[0] && number[1]) parts.back() += fmt::format(" ({} of them only in history)", grouped(number[1]));
  if (number[2] + number[3]) parts.push_back(counted(number[2] + number[3], "object"));
  return listed(parts);
}

std::string hidden_text(const Report& report, const Options& options) {
  std::size_t known = 0, suppressed = 0;
  for (const findings::Finding& finding : report.findings) {
    known += finding.state == findings::State::known && !options.show_known;
    suppressed += finding.state == findings::State::suppressed && !options.show_suppressed;
  }
  std::vector<std::string> parts, words;
  if (known) parts.push_back(grouped(known) + " known"), words.push_back("known");
  if (suppressed) parts.push_back(grouped(suppressed) + " suppressed"), words.push_back("suppressed");
  if (parts.empty()) return "";
  return fmt::format("Not shown: {} (--show {})", listed(parts), fmt::join(words, ","));
}

/// "Nothing found" is said of what was read only, and what was not read is counted beside it.
std::string nothing_text(const Report& report, bool hidden) {
  const char* found = hidden ? "Nothing new found in what was read" : "Nothing found in what was read";
  if (report.notices.empty()) return fmt::format("{}.", found);
  return fmt::format("{}; {} left out (see above).", found,
                     report.notices.size() == 1 ? "1 thing was" : grouped(report.notices.size()) + " things were");
}

std::string gate_text(const Report& report) {
  const std::size_t stops = report.gating.size();
  if (report.exit_code == 1) return fmt::format("{} at {} (exit code 1).", "Stops", counted(stops, "finding"));
  if (report.exit_code == 3) return "Incomplete: an error is listed above (exit code 3).";
  if (stops) return fmt::format("Would stop at {}; told to pass (exit code 0).", counted(stops, "finding"));
  return fmt::format("Passes (exit code {}).", report.exit_code);
}

}  // namespace

void put_read(Page& page, const Report& report) {
  const findings::Counts& counts = report.counts;
  std::vector<std::string> parts;
  if (counts.files) parts.push_back(counted(counts.files, "file"));
  if (counts.objects.commits) parts.push_back(counted(counts.objects.commits, "commit"));
  if (counts.objects.blobs) parts.push_back(counted(counts.objects.blobs, "blob"));
  if (counts.kubernetes_objects) parts.push_back(counted(counts.kubernetes_objects, "Kubernetes object"));
  if (counts.units.rendered) parts.push_back(counted(counts.units.rendered, "rendered unit"));
  parts.push_back(bytes_text(counts.bytes.scanned));
  put_label(page, "Read");
  put_text(page, listed(parts));
  if (!report.scope.note.empty()) put_text(page, report.scope.note);
}

void put_found(Page& page, const std::vector<Item>& items, const Report& report, const Options& options) {
  const std::string hidden = hidden_text(report, options);
  put_label(page, "Found");
  if (items.empty())
    put_text(page, nothing_text(report, !hidden.empty()), report.scope.complete ? Style::good : Style::plain);
  else
    put_text(page, fmt::format("{}: {}", by_severity(report, options), by_section(items)));
  if (items.size() > options.worst)
    put_text(page, fmt::format("Shown: the {} worst; --format json has all", options.worst));
  if (!hidden.empty()) put_text(page, hidden);
  put_label(page, "Gate");
  put_text(page, gate_text(report), report.exit_code == 0 ? Style::good : Style::high);
  if (report.exit_code == 1 && !report.scope.complete)
    put_text(page, "The run is incomplete as well: an error is listed above.");
}

void put_next(Page& page, const std::vector<Item>& items, const Report& report, const Options& options) {
  std::string command = options.next_command;
  if (command.empty() && !items.empty())
    command = fmt::format("rummage explain {}", (*report.catalogue)[items.front().findings.front()->rule].id);
  if (command.empty() && !report.notices.empty())
    command = fmt::format(
        "rummage explain {}",
        std::max_element(report.notices.begin(), report.notices.end(), [](const Notice& a, const Notice& b) {
          return a.level < b.level;
        })->code);
  if (command.empty()) command = "rummage rules";
  put_label(page, "Next");
  page.put(command, Style::strong);
  page.end();
}

}  // namespace rummage::sarif
