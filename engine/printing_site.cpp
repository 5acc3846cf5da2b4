#include "engine/printing_site.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace rummage::engine {
namespace {

constexpr std::uint32_t most_looked_back = 256;  // bytes of a line before the scalar

// Bytes up to the end of what stands before a scalar on its line: a key's colon, a dash, a comma or bracket.
std::string_view before(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '"' || text.back() == '\'')) text.remove_suffix(1);
  return text;
}

std::string_view key_at_end(std::string_view text) {
  if (!text.ends_with(':')) return {};
  text.remove_suffix(1);
  text = before(text);
  const std::size_t begin = text.find_last_of(" \"'{,\n");
  return begin == std::string_view::npos ? text : text.substr(begin + 1);
}

bool names_something(std::string_view key) {
  for (std::string_view end : {"name", "Name", "namespace", "Namespace", "serviceAccount"})
    if (key.ends_with(end)) return true;
  return false;
}

Span without_quotes(const sources::Sources& sources, Span scalar) {
  if (scalar.length < 2) return scalar;
  const auto first = sources.slice({scalar.begin, 1});
  if (!first || (*first != "\"" && *first != "'")) return scalar;
  ++scalar.begin.offset;
  scalar.length -= 2;
  return scalar;
}

}  // namespace

PrintingSite::PrintingSite(const sources::Sources& sources, const helm::Contexts& contexts, const Span& scalar)
    : sources_(sources), contexts_(contexts), scalar_(without_quotes(sources, scalar)) {
  const std::uint32_t length = std::min(scalar.begin.offset, most_looked_back);
  const std::uint32_t begin = scalar.begin.offset - length;
  const auto looked_at = sources.slice({{scalar.begin.text, begin}, length});
  if (!looked_at) return;
  const std::string_view text = before(*looked_at);
  of_name_ = names_something(key_at_end(text));
  if (text.empty()) return;
  const auto last = static_cast<std::uint32_t>(begin + text.size() - 1);
  for (const sources::Trace& trace : sources.trace({{scalar.begin.text, last}, 1})) {
    if (trace.how.origin == sources::Origin::template_text) key_ = trace.span;
    for (sources::ContextId id = trace.context; id != 0; id = contexts.at(id)->parent) {
      if (contexts.at(id) == nullptr) break;
      around_.insert(id);
    }
  }
}

Span PrintingSite::text_beside() const {
  for (const sources::Trace& trace : sources_.trace(scalar_))
    if (trace.how.origin == sources::Origin::template_text && around_.contains(trace.context)) return trace.span;
  return {};
}

Span PrintingSite::action(sources::ContextId context) const {
  Span outermost;
  const helm::Context* at = contexts_.at(context);
  for (sources::ContextId id = context; at != nullptr && !around_.contains(id); at = contexts_.at(id)) {
    if (at->step == helm::Step::action || at->step == helm::Step::include) outermost = at->site;
    id = at->parent;
  }
  const bool assigned = key_.begin.text == outermost.begin.text && outermost.begin.offset < key_.begin.offset;
  return assigned ? key_ : outermost;
}

Span PrintingSite::choosing_value(sources::ContextId context) const {
  const helm::Context* at = contexts_.at(context);
  for (sources::ContextId id = context; at != nullptr && !around_.contains(id); at = contexts_.at(id)) {
    if (const Span value = at->deciding_value(); value.begin.text != 0) return value;
    id = at->parent;
  }
  return {};
}

}  // namespace rummage::engine
