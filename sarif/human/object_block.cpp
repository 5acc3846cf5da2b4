#include <fmt/format.h>

#include <algorithm>

#include "sarif/human/blocks.h"
#include "sarif/human/quantities.h"

namespace rummage::sarif {
namespace {

using findings::Finding;
using findings::Report;

constexpr std::size_t troubles_shown = 4;
constexpr std::size_t message_lines = 3;

std::string heading(const Finding& finding) {
  const findings::ObjectRef& object = finding.object;
  if (object.empty()) return finding.place.path;
  return object.kind + " " + (object.ns.empty() ? "" : object.ns + "/") + object.name;
}

std::string state_of(const Finding& finding) {
  if (finding.state == findings::State::known) return "known";
  if (finding.state == findings::State::suppressed) return "suppressed: " + finding.suppressed_by;
  return "";
}

/// The places on the way to the finding's own, which stands last.
void put_flow(Page& page, const Finding& finding) {
  std::vector<std::string> steps;
  for (const findings::Step& step : finding.flow)
    if (step.place.path != finding.place.path || step.place.line != finding.place.line)
      steps.push_back(fmt::format("{}:{}", step.place.path, step.place.line));
  if (steps.empty()) return;
  std::string text;
  for (const std::string& step : steps) text += (text.empty() ? "" : " > ") + step;
  page.pad_to(margin + 2);
  page.put("from ", Style::faint);
  page.put_wrapped(text, margin + 7, message_lines, Style::faint);
  page.end();
}

void put_trouble(Page& page, const Finding& finding, const Report& report, bool alone) {
  const findings::Rule& rule = (*report.catalogue)[finding.rule];
  page.pad_to(margin);
  page.put_wrapped(finding.message.empty() ? rule.title : std::string_view(finding.message), margin, message_lines);
  page.end();
  std::string note(rule.id);
  const bool unsure = finding.confidence != findings::Confidence::high;
  std::string how = alone ? "" : name(rule.severity);
  if (unsure) how += fmt::format("{}{} confidence", alone ? "" : ", ", name(finding.confidence));
  if (!how.empty()) note += " (" + how + ")";
  if (const std::string state = state_of(finding); !state.empty()) note += ", " + state;
  Columns columns = columns_of(page, {&finding}, 1);
  columns.environment = 0;
  put_place(page, finding, columns, note);
  put_flow(page, finding);
}

}  // namespace

void put_object(Page& page, const Item& item, const Report& report, Fixed& fixed) {
  const Finding& first = *item.findings.front();
  page.put(name(item.severity), style_of(item.severity));
  page.pad_to(margin);
  page.put(heading(first), Style::strong);
  page.put_right(first.environment);
  page.end();
  const std::size_t shown = std::min(item.findings.size(), troubles_shown);
  for (std::size_t i = 0; i < shown; ++i) {
    put_trouble(page, *item.findings[i], report, item.findings.size() == 1);
    put_fix(page, item.findings[i]->rule, report, fixed);
  }
  if (item.findings.size() <= shown) return;
  page.pad_to(margin);
  page.put(fmt::format("and {} on this object", counted(item.findings.size() - shown, "more finding")), Style::faint);
  page.end();
}

}  // namespace rummage::sarif
