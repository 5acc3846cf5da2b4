#include <fmt/format.h>

#include <algorithm>

#include "sarif/human/blocks.h"
#include "sarif/human/quantities.h"

namespace rummage::sarif {
namespace {

using findings::Finding;
using findings::Report;

constexpr std::size_t troubles_shown = 4;
constexpr std::size_t message_lines = 4;

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

std::string_view folder_of(std::string_view path) {
  return path.substr(0, path.rfind('/') + 1);
}

/// The first and the last of the files on the way to the finding's own place: of one beside it only the name.
std::string way_of(const Finding& finding) {
  std::vector<const Place*> places;
  for (const findings::Step& step : finding.flow) {
    const auto same = [&](const Place* place) { return place->path == step.place.path; };
    const bool own = step.place.path == finding.place.path && step.place.line == finding.place.line;
    if (!own && std::none_of(places.begin(), places.end(), same)) places.push_back(&step.place);
  }
  const std::string_view folder = folder_of(finding.place.path);
  const auto shown = [&](const Place& place) {
    if (place.path == finding.place.path) return fmt::format("line {}", place.line);
    const bool beside = folder_of(place.path) == folder;
    return fmt::format("{}:{}", place.path.substr(beside ? folder.size() : 0), place.line);
  };
  if (places.empty()) return "";
  return places.size() == 1 ? shown(*places.front()) : shown(*places.front()) + " and " + shown(*places.back());
}

void put_flow(Page& page, const std::string& way) {
  page.pad_to(margin + 2);
  page.put("from ", Style::faint);
  page.put_wrapped(way, margin + 7, message_lines, Style::faint);
  page.end();
}

/// The message without the object's name, which stands above it.
std::string_view message_of(const Finding& finding, const findings::Rule& rule) {
  if (finding.message.empty()) return rule.title;
  std::string_view message = finding.message;
  const std::string name = heading(finding) + " ";
  return !finding.object.empty() && message.starts_with(name) ? message.substr(name.size()) : message;
}

void put_trouble(Page& page, const Finding& finding, const Report& report, bool alone, std::string& way_before) {
  const findings::Rule& rule = (*report.catalogue)[finding.rule];
  page.pad_to(margin);
  page.put_wrapped(message_of(finding, rule), margin, message_lines);
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
  const std::string way = way_of(finding);
  if (!way.empty() && way != way_before) put_flow(page, way);
  way_before = way;
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
  std::string way;
  for (std::size_t i = 0; i < shown; ++i) {
    put_trouble(page, *item.findings[i], report, item.findings.size() == 1, way);
    put_fix(page, item.findings[i]->rule, report, fixed);
  }
  if (item.findings.size() <= shown) return;
  page.pad_to(margin);
  page.put(fmt::format("and {} on this object", counted(item.findings.size() - shown, "more finding")), Style::faint);
  page.end();
}

}  // namespace rummage::sarif
