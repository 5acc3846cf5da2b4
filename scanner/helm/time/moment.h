#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "helm/time/zone.h"

namespace rummage::helm {

/// A Go time.Time: a moment, and the zone it is shown in.
struct Moment {
  std::int64_t seconds = 0;  ///< since 1970
  std::int32_t nanoseconds = 0;
  Zone zone;
};

/// time.Time.Format: `layout` is an example of the reference time, Mon Jan 2 15:04:05 MST 2006.
std::string format_time(const Moment& moment, std::string_view layout);

/// time.ParseInLocation(layout, text, zone). Errors as Go says them: parsing time "x" as "2006": cannot parse "x" as
/// "2006".
Result<Moment> parse_time(std::string_view layout, std::string_view text, const Zone& zone);

/// `moment` later by `nanoseconds`; wraps at the ends of 64 bits.
Moment later(const Moment& moment, std::int64_t nanoseconds);
/// Nanoseconds from `from` to `to`, cut off at the ends of 64 bits.
std::int64_t between(const Moment& from, const Moment& to);

/// time.ParseDuration: "1h30m", "-1.5h", "300ms". Error as Go says it.
Result<std::int64_t> parse_duration(std::string_view text);

}  // namespace rummage::helm
