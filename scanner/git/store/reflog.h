#pragma once

#include <string_view>
#include <vector>

#include "base/content_id.h"

namespace rummage::git::store {

/// One line of a reflog: where a ref stood, and where it went.
struct ReflogEntry {
  ContentId before;  ///< empty: the ref did not exist
  ContentId after;   ///< empty: it was deleted
};

/// Reads a reflog (gitrepository-layout, "logs"): oldest entry first. Lines that are none are passed over, as Git does.
/// At most kMaxReflogEntries are read, the latest ones.
std::vector<ReflogEntry> parse_reflog(std::string_view text);

constexpr std::size_t kMaxReflogEntries = 1'000'000;

}  // namespace rummage::git::store
