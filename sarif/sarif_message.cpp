#include "sarif/sarif_message.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "sarif/standing.h"

namespace rummage::sarif {
namespace {

constexpr std::size_t link_limit = 10;  // more make the text unreadable; the places stand in relatedLocations

/// Brackets and backslashes are markup of links (3.11.6).
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

std::string where_from(const findings::Finding& finding) {
  if (finding.in_head) return "";
  std::string standing = to_valid_utf8(standing_text(finding));
  if (!standing.empty()) standing.insert(0, ", ");
  if (!finding.introduced) return fmt::format("Not in HEAD{}: ", standing);
  return fmt::format("In commit {} ({}){}{}: ", short_id(finding.introduced->commit),
                     finding.introduced->date.substr(0, 10), is_said_by_head(finding) ? "" : ", not in HEAD", standing);
}

std::string label(const findings::Step& step) {
  const std::string path = to_valid_utf8(step.place.path);
  return step.place.line == 0 ? path : fmt::format("{}:{}", path, step.place.line);
}

}  // namespace

std::string short_id(const std::string& commit) {
  return commit.substr(0, 7);
}

std::string sentence(std::string text) {
  if (!text.empty() && std::string_view(".!?:").find(text.back()) == std::string_view::npos) text += '.';
  return text;
}

std::string step_text(const findings::Step& step) {
  return step.message.empty() ? label(step) : step.message;
}

std::string message_text(const findings::Finding& finding, const findings::Rule& rule, std::size_t related) {
  std::string out = where_from(finding) + sentence(finding.message.empty() ? std::string(rule.title) : finding.message);
  const bool linked = related > 0;
  if (linked) out = escaped(out);
  const std::size_t links = std::min(related, link_limit);
  for (std::size_t i = 0; i < links; ++i)
    out += fmt::format("{}[{}]({})", i == 0 ? " See " : ", ", escaped(label(finding.related[i])), i + 1);
  if (finding.related.size() > links && linked) out += fmt::format(" and {} more", finding.related.size() - links);
  if (linked) out += ".";
  return out;
}

}  // namespace rummage::sarif
