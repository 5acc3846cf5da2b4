#include "helm/time/civil.h"

namespace rummage::helm {
namespace {

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

}  // namespace

// Counts from 1 March of year 0, so that the leap day ends a year; 400 years have 146,097 days.
std::int64_t days_from_civil(std::int64_t year, std::int64_t month, std::int64_t day) {
  year += floor_divide(month - 1, 12);
  month -= 12 * floor_divide(month - 1, 12);
  if (month <= 2) --year;
  const std::int64_t era = floor_divide(year, 400), of_era = year - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
  return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468 + day - 1;
}

std::int64_t seconds_from_civil(const Civil& civil) {
  return days_from_civil(civil.year, civil.month, civil.day) * day_seconds + civil.hour * 3600 + civil.minute * 60 +
         civil.second;
}

Civil civil_from_seconds(std::int64_t seconds) {
  const std::int64_t days = floor_divide(seconds, day_seconds), of_day = seconds - days * day_seconds;
  const std::int64_t shifted = days + 719'468, era = floor_divide(shifted, 146'097), of_era = shifted - era * 146'097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
  Civil out;
  out.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
  out.day = static_cast<int>(of_year - (153 * month + 2) / 5 + 1);
  out.year = year + era * 400 + (out.month <= 2 ? 1 : 0);
  out.hour = static_cast<int>(of_day / 3600);
  out.minute = static_cast<int>(of_day / 60 % 60);
  out.second = static_cast<int>(of_day % 60);
  out.weekday = static_cast<int>(((days + 4) % 7 + 7) % 7);
  out.year_day = static_cast<int>(days - days_from_civil(out.year, 1, 1) + 1);
  return out;
}

int days_in_month(std::int64_t year, int month) {
  return static_cast<int>(days_from_civil(year, month + 1, 1) - days_from_civil(year, month, 1));
}

}  // namespace rummage::helm
