#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "sarif/human/blocks.h"
#include "sarif/human/quantities.h"
#include "sarif/sarif_message.h"
#include "sarif/standing.h"

namespace rummage::sarif {
namespace {

using findings::Finding;
using findings::Report;

constexpr std::size_t places_shown = 5;

bool is_sharing(const Finding& finding, const Report& report) {
  return (*report.catalogue)[finding.rule].area() == "sharing";
}

std::string object_name(const findings::ObjectRef& object) {
  if (object.empty()) return "";
  return object.kind + " " + (object.ns.empty() ? "" : object.ns + "/") + object.name;
}

/// What to say beside a place: the object it stands in, or when it came into history and what became of it.
std::string note_of(const Finding& finding) {
  std::vector<std::string> words;
  if (!finding.in_head && !is_said_by_head(finding) && finding.status != findings::Status::none)
    words.push_back(name(finding.status));
  if (!finding.in_head && finding.introduced)
    words.push_back(
        fmt::format("{} of {}", short_id(finding.introduced->commit), finding.introduced->date.substr(0, 10)));
  if (const std::string standing = standing_text(finding); !standing.empty())
    words.push_back(standing);
  else if (!finding.on_head && !finding.refs.empty())
    words.push_back("on " + finding.refs.front());
  if (words.empty()) words.push_back(object_name(finding.object));
  if (finding.state == findings::State::known) words.push_back("known");
  if (finding.state == findings::State::suppressed) words.push_back("suppressed: " + finding.suppressed_by);
  std::string out;
  for (const std::string& word : words) out += (out.empty() || word.empty() ? "" : ", ") + word;
  return out;
}

std::string whereabouts(std::size_t now, std::size_t before) {
  if (!now) return counted(before, "place") + " in history";
  const std::string places = counted(now, "place") + " now";
  return before ? fmt::format("{}, {} in history", places, grouped(before)) : places;
}

/// One line for each sharing rule that speaks of the credential.
void put_sharing(Page& page, const std::vector<const Finding*>& sharing, const Report& report) {
  std::map<findings::RuleIndex, const Finding*> first;
  for (const Finding* finding : sharing) first.try_emplace(finding->rule, finding);
  for (const auto& [rule, finding] : first) {
    page.pad_to(margin);
    page.put("shared: ", Style::strong);
    page.put_wrapped(finding->message.empty() ? (*report.catalogue)[rule].title : std::string_view(finding->message),
                     margin + 8, 3);
    page.end();
  }
}

void put_heading(Page& page, const Item& item, const Report& report, const std::string& places) {
  const Finding& first = *item.findings.front();
  const findings::Rule& rule = (*report.catalogue)[first.rule];
  page.put(name(item.severity), style_of(item.severity));
  page.pad_to(margin);
  page.put(rule.title, Style::strong);
  page.put_right(first.redacted);
  page.end();
  page.pad_to(margin);
  page.put(fmt::format("{}, {} confidence: {}", rule.id, name(first.confidence), places), Style::faint);
  page.end();
}

}  // namespace

void put_credential(Page& page, const Item& item, const Report& report, Fixed& fixed) {
  std::vector<const Finding*> places, sharing;
  for (const Finding* finding : item.findings) (is_sharing(*finding, report) ? sharing : places).push_back(finding);
  if (places.empty()) places = sharing;
  const auto now = static_cast<std::size_t>(
      std::count_if(places.begin(), places.end(), [](const Finding* it) { return it->in_head; }));
  put_heading(page, item, report, whereabouts(now, places.size() - now));
  const Columns columns = columns_of(page, places, places_shown);
  for (std::size_t i = 0; i < std::min(places.size(), places_shown); ++i)
    put_place(page, *places[i], columns, note_of(*places[i]));
  if (places.size() > places_shown) {
    page.pad_to(margin + 2);
    page.put(fmt::format("and {} more", grouped(places.size() - places_shown)), Style::faint);
    page.end();
  }
  put_sharing(page, sharing, report);
  put_fix(page, item.findings.front()->rule, report, fixed);
}

}  // namespace rummage::sarif
