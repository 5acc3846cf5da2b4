#include <fmt/format.h>

#include <cstdlib>

#include "helm/time/civil.h"
#include "helm/time/layout.h"
#include "helm/time/moment.h"

namespace rummage::helm {
namespace {

struct Clock {
  Civil civil;
  ZoneOffset zone;
  std::int32_t nanoseconds;

  int hour12() const { return civil.hour % 12 == 0 ? 12 : civil.hour % 12; }
};

std::string offset_text(std::int32_t seconds, bool colon, bool minutes, bool with_seconds) {
  const std::int32_t size = std::abs(seconds);
  std::string out = fmt::format("{}{:02}", seconds < 0 ? '-' : '+', size / 3600);
  if (minutes) out += fmt::format("{}{:02}", colon ? ":" : "", size / 60 % 60);
  if (with_seconds) out += fmt::format("{}{:02}", colon ? ":" : "", size % 60);
  return out;
}

std::string offset_of(Chunk chunk, std::int32_t seconds) {
  const bool iso = chunk >= Chunk::iso_short && chunk <= Chunk::iso_colon_seconds;
  if (iso && seconds == 0) return "Z";
  switch (chunk) {
    case Chunk::iso_short:
    case Chunk::offset_short:
      return offset_text(seconds, false, false, false);
    case Chunk::iso_colon:
    case Chunk::offset_colon:
      return offset_text(seconds, true, true, false);
    case Chunk::iso_seconds:
    case Chunk::offset_seconds:
      return offset_text(seconds, false, true, true);
    case Chunk::iso_colon_seconds:
    case Chunk::offset_colon_seconds:
      return offset_text(seconds, true, true, true);
    default:
      return offset_text(seconds, false, true, false);
  }
}

std::string fraction(const Cut& cut, std::int32_t nanoseconds) {
  const std::size_t digits = cut.written.size() - 1;
  std::string out = fmt::format("{:09}", nanoseconds).substr(0, digits);
  out.resize(digits, '0');
  if (cut.chunk == Chunk::fraction_nines) {
    out.erase(out.find_last_not_of('0') + 1);
    if (out.empty()) return {};
  }
  return cut.written[0] + out;
}

/// The year with at least four digits, its sign before them.
std::string long_year(std::int64_t year) {
  return year < 0 ? fmt::format("-{:04}", -year) : fmt::format("{:04}", year);
}

std::string zone_name(const ZoneOffset& zone) {
  if (!zone.name.empty()) return zone.name;
  return offset_text(zone.seconds, false, true, false);
}

std::string day_text(Chunk chunk, const Civil& civil) {
  switch (chunk) {
    case Chunk::long_month:
      return std::string(long_months[civil.month - 1]);
    case Chunk::month:
      return std::string(long_months[civil.month - 1].substr(0, 3));
    case Chunk::number_month:
      return std::to_string(civil.month);
    case Chunk::zero_month:
      return fmt::format("{:02}", civil.month);
    case Chunk::long_weekday:
      return std::string(long_weekdays[civil.weekday]);
    case Chunk::weekday:
      return std::string(long_weekdays[civil.weekday].substr(0, 3));
    case Chunk::day:
      return std::to_string(civil.day);
    case Chunk::under_day:
      return fmt::format("{:2}", civil.day);
    case Chunk::zero_day:
      return fmt::format("{:02}", civil.day);
    case Chunk::under_year_day:
      return fmt::format("{:3}", civil.year_day);
    case Chunk::zero_year_day:
      return fmt::format("{:03}", civil.year_day);
    case Chunk::long_year:
      return long_year(civil.year);
    default:
      return fmt::format("{:02}", std::abs(civil.year % 100));
  }
}

std::string text_of(const Cut& cut, const Clock& clock) {
  const Civil& civil = clock.civil;
  switch (cut.chunk) {
    case Chunk::hour:
      return fmt::format("{:02}", civil.hour);
    case Chunk::hour12:
      return std::to_string(clock.hour12());
    case Chunk::zero_hour12:
      return fmt::format("{:02}", clock.hour12());
    case Chunk::minute:
      return std::to_string(civil.minute);
    case Chunk::zero_minute:
      return fmt::format("{:02}", civil.minute);
    case Chunk::second:
      return std::to_string(civil.second);
    case Chunk::zero_second:
      return fmt::format("{:02}", civil.second);
    case Chunk::upper_pm:
      return civil.hour >= 12 ? "PM" : "AM";
    case Chunk::lower_pm:
      return civil.hour >= 12 ? "pm" : "am";
    case Chunk::zone_name:
      return zone_name(clock.zone);
    case Chunk::fraction_zeros:
    case Chunk::fraction_nines:
      return fraction(cut, clock.nanoseconds);
    default:
      return cut.chunk >= Chunk::iso_short ? offset_of(cut.chunk, clock.zone.seconds) : day_text(cut.chunk, civil);
  }
}

}  // namespace

std::string format_time(const Moment& moment, std::string_view layout) {
  const ZoneOffset zone = moment.zone.at(moment.seconds);
  const Clock clock{civil_from_seconds(moment.seconds + zone.seconds), zone, moment.nanoseconds};
  std::string out;
  while (!layout.empty()) {
    const Cut cut = next_chunk(layout);
    out += cut.before;
    if (cut.chunk == Chunk::none) break;
    out += text_of(cut, clock);
    layout = cut.after;
  }
  return out;
}

Moment later(const Moment& moment, std::int64_t nanoseconds) {
  constexpr std::int64_t second = 1'000'000'000;
  Moment out = moment;
  std::int64_t rest = moment.nanoseconds + nanoseconds % second;
  std::int64_t carry = nanoseconds / second;
  if (rest < 0) rest += second, --carry;
  if (rest >= second) rest -= second, ++carry;
  out.seconds =
      static_cast<std::int64_t>(static_cast<std::uint64_t>(moment.seconds) + static_cast<std::uint64_t>(carry));
  out.nanoseconds = static_cast<std::int32_t>(rest);
  return out;
}

std::int64_t between(const Moment& from, const Moment& to) {
  __extension__ typedef __int128 Wide;
  const Wide difference =
      (static_cast<Wide>(to.seconds) - from.seconds) * 1'000'000'000 + to.nanoseconds - from.nanoseconds;
  if (difference > INT64_MAX) return INT64_MAX;
  return difference < INT64_MIN ? INT64_MIN : static_cast<std::int64_t>(difference);
}

}  // namespace rummage::helm
