#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rummage::helm {

/// A zone's clock at some moment.
struct ZoneOffset {
  std::int32_t seconds = 0;  ///< east of UTC
  std::string name = "UTC";  ///< "CET", or "+03" where it has no letters
};

/// A time zone: its present rule, for all times. Copied freely; names and rules are constants.
class Zone {
 public:
  Zone() = default;  ///< UTC, which `Local` is here too
  /// By its name in the tz database; "", "UTC" and "Local" are UTC. Nothing when there is none.
  static std::optional<Zone> find(std::string_view name);
  /// A clock that is always as far from UTC.
  static Zone fixed(std::int32_t seconds, std::string_view name);

  ZoneOffset at(std::int64_t seconds) const;
  /// Seconds since 1970 of the moment at which this zone's clock shows what UTC's shows at `clock`.
  std::int64_t from_clock(std::int64_t clock) const;

 private:
  std::string rule_;  ///< "CET-1CEST,M3.5.0,M10.5.0/3"; empty: `fixed_`
  ZoneOffset fixed_;
};

}  // namespace rummage::helm
