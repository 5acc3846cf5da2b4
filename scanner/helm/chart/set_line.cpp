#include "helm/chart/set_line.h"

#include <utility>

namespace rummage::helm {

void SetLineReader::take(std::string& into) {
  const auto at = static_cast<std::uint32_t>(offset());
  if (taken_.empty() || taken_.back().end != at) taken_.push_back({at, at});
  ++taken_.back().end;
  into += rest.front();
  rest.remove_prefix(1);
}

char SetLineReader::take_until(std::string_view stops, bool escapes, std::string& into) {
  taken_.clear();
  while (!rest.empty()) {
    const char c = rest.front();
    const bool stop = stops.find(c) != stops.npos;
    if (stop || (escapes && c == '\\')) rest.remove_prefix(1);
    if (stop) return c;
    if (rest.empty()) return '\0';
    take(into);
  }
  return '\0';
}

std::string_view SetLineReader::take_all() {
  const auto size = static_cast<std::uint32_t>(line_.text.size());
  taken_ = {{static_cast<std::uint32_t>(offset()), size}};
  return std::exchange(rest, {});
}

sources::Text SetLineReader::text(const Run& run, std::string_view bytes, Span site) const {
  if (line_.placed == nullptr) return run.made(bytes, sources::Origin::cli_value, site);
  sources::Builder builder = run.builder();
  for (const sources::Range& range : taken_) builder.slice(*line_.placed, range.begin, range.end - range.begin);
  return builder.finish();
}

}  // namespace rummage::helm
