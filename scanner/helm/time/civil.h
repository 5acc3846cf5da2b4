#pragma once

#include <cstdint>

/// Calendar arithmetic as Go's package time does it: the proleptic Gregorian calendar, no leap seconds.
namespace rummage::helm {

inline constexpr std::int64_t day_seconds = 86'400;
/// 1 January of the year 1, which is Go's zero time, in seconds since 1970.
inline constexpr std::int64_t zero_time = -62'135'596'800;

/// A moment on a wall clock.
struct Civil {
  std::int64_t year = 1970;
  int month = 1, day = 1;  ///< from 1
  int hour = 0, minute = 0, second = 0;
  int weekday = 4;  ///< 0: Sunday
  int year_day = 1;
};

/// Days since 1 January 1970; `month` may be any number, `day` too.
std::int64_t days_from_civil(std::int64_t year, std::int64_t month, std::int64_t day);
/// Seconds since 1970 of a clock that shows `civil` (weekday and year_day are not read).
std::int64_t seconds_from_civil(const Civil& civil);
Civil civil_from_seconds(std::int64_t seconds);
int days_in_month(std::int64_t year, int month);

}  // namespace rummage::helm
