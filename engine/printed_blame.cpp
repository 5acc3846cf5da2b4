#include <fmt/format.h>

#include <algorithm>

#include "engine/printed_unit.h"

namespace rummage::engine {
namespace {

constexpr std::size_t widest = 44;

/// The place of one line: of the scalar that it ends with, or of the best of its bytes.
class LineBlame {
 public:
  LineBlame(const PrintedUnit& unit, ScalarOrigins& origins, TextPlaces& places)
      : unit_(unit), origins_(origins), places_(places) {}

  /// Lines are asked for in order; `begin` and `end` count in the text, blanks at both ends left out.
  std::string of(std::uint32_t begin, std::uint32_t end) {
    while (next_ < unit_.runs.size() && unit_.runs[next_].end <= begin) ++next_;
    std::string best;
    for (std::size_t i = next_; i < unit_.runs.size(); ++i) {
      const std::uint32_t start = i == 0 ? 0 : unit_.runs[i - 1].end;
      if (start >= end) break;
      if (std::string found = of_run(unit_.runs[i], start, begin, end); !found.empty()) best = std::move(found);
    }
    return best;
  }

 private:
  std::string of_run(const PrintedRun& run, std::uint32_t start, std::uint32_t begin, std::uint32_t end) {
    if (run.scalar) return shown(origins_.of(run.scalar));
    if (run.span.begin.text == 0) return {};
    const std::uint32_t from = std::max(start, begin);
    const Loc at{run.span.begin.text, run.span.begin.offset + from - start};
    return shown(origins_.of(Span{at, std::min(run.end, end) - from}));
  }

  std::string shown(const std::vector<PlacedOrigin>& found) {
    for (const PlacedOrigin& origin : found) {
      if (!origin.primary) continue;
      const Place place = places_.at(origin.span);
      return place.line == 0 ? place.path : fmt::format("{}:{}", place.path, place.line);
    }
    return {};
  }

  const PrintedUnit& unit_;
  ScalarOrigins& origins_;
  TextPlaces& places_;
  std::size_t next_ = 0;
};

/// The end of a long path tells more than its beginning.
std::string shortened(const std::string& place) {
  if (place.size() <= widest) return place;
  return "~" + place.substr(place.size() - widest + 1);
}

}  // namespace

std::string printed_blame(const PrintedUnit& unit, ScalarOrigins& origins, TextPlaces& places) {
  const std::string_view text = unit.text;
  LineBlame blame(unit, origins, places);
  std::vector<std::pair<std::string, std::string_view>> lines;
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t feed = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, feed - at);
    const std::size_t first = line.find_first_not_of(" \t"), last = line.find_last_not_of(" \t");
    std::string place;
    if (first != line.npos)
      place = shortened(blame.of(static_cast<std::uint32_t>(at + first), static_cast<std::uint32_t>(at + last + 1)));
    width = std::max(width, place.size());
    lines.emplace_back(std::move(place), line);
    at = feed + 1;
  }
  std::string out;
  for (const auto& [place, line] : lines) out += fmt::format("{:<{}}  {}\n", place, width, line);
  return out;
}

}  // namespace rummage::engine
