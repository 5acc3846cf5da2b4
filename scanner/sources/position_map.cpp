#include "sources/position_map.h"

#include <algorithm>

namespace rummage::sources {

std::uint32_t PositionMap::below_end(std::size_t run) const {
  const Run& r = runs_[run];
  return r.below + (run_end(run) - r.above) / r.upper * r.lower;
}

void PositionMap::add(std::uint32_t below, std::uint32_t groups, std::uint16_t upper, std::uint16_t lower) {
  if (groups == 0) return;
  bool joins = !runs_.empty() && runs_.back().upper == upper && runs_.back().lower == lower &&
               below_end(runs_.size() - 1) == below;
  if (!joins) runs_.push_back({size_, below, upper, lower});
  size_ += groups * upper;
}

std::size_t PositionMap::run_at(std::uint32_t above) const {
  auto after = std::upper_bound(runs_.begin(), runs_.end(), above,
                                [](std::uint32_t offset, const Run& run) { return offset < run.above; });
  return static_cast<std::size_t>(after - runs_.begin()) - 1;
}

Range PositionMap::group_below(std::uint32_t above) const {
  const Run& run = runs_[run_at(above)];
  std::uint32_t begin = run.below + (above - run.above) / run.upper * run.lower;
  return {begin, begin + run.lower};
}

Range PositionMap::below(std::uint32_t begin, std::uint32_t end) const {
  if (runs_.empty()) return {};
  end = std::min(end, size_);
  begin = std::min(begin, end);
  if (begin == size_) return {below_end(runs_.size() - 1), below_end(runs_.size() - 1)};
  std::uint32_t first = group_below(begin).begin;
  if (begin == end) return {first, first};
  return {first, group_below(end - 1).end};
}

std::uint32_t PositionMap::first_above(std::uint32_t below) const {
  auto after = std::upper_bound(runs_.begin(), runs_.end(), below,
                                [](std::uint32_t offset, const Run& run) { return offset < run.below; });
  if (after == runs_.begin()) return 0;
  std::size_t run = static_cast<std::size_t>(after - runs_.begin()) - 1;
  if (below >= below_end(run)) return run_end(run);
  return runs_[run].above + (below - runs_[run].below) / runs_[run].lower * runs_[run].upper;
}

Range PositionMap::above(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t first = first_above(begin);
  if (end <= begin) return {first, first};
  std::uint32_t last = first_above(end - 1);
  // Where byte end - 1 is in a group, the whole group belongs; where it is in a gap, `last` already is the end.
  if (last < size_ && group_below(last).begin < end) last += runs_[run_at(last)].upper;
  return {first, std::max(first, last)};
}

}  // namespace rummage::sources
