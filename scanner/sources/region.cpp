#include "sources/region.h"

#include <algorithm>

#include "sources/encoding.h"

namespace rummage::sources {

void RegionMaker::build() {
  if (lines_) return;
  text_ = bytes_;
  if (auto codec = wide_encoding(bytes_)) {
    if (auto decoded = decode(*codec, bytes_)) {
      decoded_ = std::move(decoded->bytes);
      map_ = std::move(decoded->map);
      text_ = decoded_;
    }
  }
  lines_.emplace(text_);
}

RegionMaker::Region RegionMaker::region(std::uint32_t begin, std::uint32_t length) {
  build();
  Range range{begin, static_cast<std::uint32_t>(std::min<std::uint64_t>(std::uint64_t{begin} + length, bytes_.size()))};
  range.begin = std::min(range.begin, range.end);
  if (map_) range = map_->above(range.begin, range.end);
  Region out;
  out.begin = out.end = lines_->position(text_, range.begin);
  if (range.begin == range.end) return out;
  std::uint32_t line = lines_->line_of(range.end - 1);
  auto visible = lines_->start(line) + static_cast<std::uint32_t>(lines_->line_text(text_, line).size());
  out.end = lines_->position(text_, std::min(range.end, visible));
  // A span of nothing but the line end begins behind what is visible.
  if (out.end.line == out.begin.line && out.end.column < out.begin.column) out.end = out.begin;
  return out;
}

std::string_view RegionMaker::line_text(std::uint32_t line) {
  build();
  return line >= 1 && line <= lines_->lines() ? lines_->line_text(text_, line) : std::string_view();
}

Range RegionMaker::line_range(std::uint32_t line) {
  build();
  if (line < 1 || line > lines_->lines()) return {};
  std::uint32_t begin = lines_->start(line);
  Range range{begin, begin + static_cast<std::uint32_t>(lines_->line_text(text_, line).size())};
  return map_ ? map_->below(range.begin, range.end) : range;
}

}  // namespace rummage::sources
