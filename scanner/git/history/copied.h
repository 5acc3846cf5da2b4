#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "git/store/visit.h"
#include "text/content_scanner.h"

namespace rummage::git::history {

/// Bytes [begin, end) of a content that a delta copies from its base, where they begin at `base_begin`. What a scanner
/// finds on lines depends, inside [clean_begin, clean_end), on copied lines only: whole lines, without those at both
/// ends from which or into which a match may reach across the seam.
struct CopiedRun {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t base_begin = 0;
  std::uint32_t clean_begin = 0, clean_end = 0;

  std::int64_t shift() const { return std::int64_t{begin} - base_begin; }
  std::uint32_t base_end() const { return base_begin + (end - begin); }
};

/// The runs of a content that have a clean part, ascending and apart. `lines`: text::Reach::lines_after.
std::vector<CopiedRun> copied_runs(const store::DeltaView& delta, std::string_view content, std::uint32_t lines);

/// What no clean part covers: to be scanned.
std::vector<text::Window> dirty_windows(const std::vector<CopiedRun>& runs, std::uint32_t size);

/// True when the run holds all of the base's bytes [part.begin, part.end), and what begins or ends with the base begins
/// or ends with the content too.
bool holds_copy(const CopiedRun& run, text::Window part, std::size_t base_size, std::size_t size);

}  // namespace rummage::git::history
