#pragma once

#include <cstdint>
#include <string_view>

namespace rummage::helm {

/// The parts of a layout that stand for something (time/format.go of Go 1.23).
enum class Chunk : std::uint8_t {
  none,
  long_month,
  month,
  number_month,
  zero_month,
  long_weekday,
  weekday,
  day,
  under_day,
  zero_day,
  under_year_day,
  zero_year_day,
  hour,
  hour12,
  zero_hour12,
  minute,
  zero_minute,
  second,
  zero_second,
  long_year,
  year,
  upper_pm,
  lower_pm,
  zone_name,
  iso_short,          ///< Z07
  iso,                ///< Z0700
  iso_seconds,        ///< Z070000
  iso_colon,          ///< Z07:00
  iso_colon_seconds,  ///< Z07:00:00
  offset_short,
  offset,
  offset_seconds,
  offset_colon,
  offset_colon_seconds,
  fraction_zeros,  ///< ".000"
  fraction_nines,  ///< ".999"
};

/// What stands before the next part, the part, how many digits a fraction has, and what follows.
struct Cut {
  std::string_view before;
  Chunk chunk = Chunk::none;
  std::string_view written;  ///< the part itself
  std::string_view after;
};

/// The first part of a layout; `chunk` none and all of it before when there is none.
Cut next_chunk(std::string_view layout);

inline constexpr std::string_view long_months[] = {"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
inline constexpr std::string_view long_weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                     "Thursday", "Friday", "Saturday"};

}  // namespace rummage::helm
