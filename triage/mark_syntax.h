#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "triage/waiver.h"

namespace rummage::triage {

/// A mark as it stands on its line.
struct LineMark {
  std::string syntax;
  std::vector<Waiver> waivers;
  bool alone = false;      ///< ours: nothing but the comment stands on the line
  bool next_line = false;  ///< another scanner's: it means the next line
};

/// False when no line of the text holds a mark: one quick look at most texts.
bool may_hold_mark(std::string_view text);

/// The mark on a line, ours before another scanner's.
std::optional<LineMark> mark_on(std::string_view line);

}  // namespace rummage::triage
