#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rummage::git::store {

/// When a commit was written or committed, or a tag made. Names are not kept.
struct Signature {
  std::int64_t time = 0;  ///< seconds since 1970 UTC; 0 when the line has no readable time, as in Git
  std::int16_t zone = 0;  ///< minutes east of UTC
  auto operator<=>(const Signature&) const = default;
};

/// Reads "Name <mail> 1700000000 +0100"; never fails (see Signature::time).
Signature parse_signature(std::string_view line);

/// "2023-11-14T23:13:20+01:00": the time as its writer's clock showed it. Years outside 0 to 9999 give "".
std::string rfc3339(const Signature& signature);

}  // namespace rummage::git::store
