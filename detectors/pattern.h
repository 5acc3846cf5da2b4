#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rummage::detectors {

/// The most bytes that one element of a pattern repeats over.
inline constexpr std::uint16_t max_repeat = 1024;

/// One step of a pattern: a literal text, a class of bytes with how often it may stand, or a mark of the secret's
/// bounds.
struct PatternStep {
  enum class Kind : std::uint8_t { literal, run, secret_begin, secret_end };
  Kind kind = Kind::literal;
  std::string literal;
  std::bitset<256> members;
  std::uint16_t least = 1, most = 1;  ///< of a run
};

/// A pattern without alternatives.
struct PatternSequence {
  std::vector<PatternStep> steps;
  bool fold = false;  ///< ASCII letters of literals in either case
};

/// Parses the pattern language of rule files (detectors/rules/README.md) and writes groups out: one sequence for each
/// way through. Errors (`rules/pattern`): what is wrong and at which byte. At most 64 sequences of 48 steps.
Result<std::vector<PatternSequence>> parse_pattern(std::string_view pattern);

}  // namespace rummage::detectors
