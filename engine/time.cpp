#include "engine/time.h"

#include <fmt/format.h>

#include <chrono>

namespace rummage::engine {
namespace {

// `digits` decimal digits at the front of `text`, which are taken off.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int number = 0;
  for (char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::int64_t> take_days(std::string_view& text) {
  auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  auto month = take_number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  auto day = take_number(text, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

std::optional<int> take_zone(std::string_view& text) {
  if (take(text, 'Z') || take(text, 'z')) return 0;
  const bool behind = !text.empty() && text.front() == '-';
  if (!take(text, '+') && !take(text, '-')) return std::nullopt;
  auto hours = take_number(text, 2);
  if (!hours || !take(text, ':')) return std::nullopt;
  auto minutes = take_number(text, 2);
  if (!minutes) return std::nullopt;
  const int offset = *hours * 3600 + *minutes * 60;
  return behind ? -offset : offset;
}

}  // namespace

std::optional<std::int64_t> parse_time(std::string_view text) {
  auto days = take_days(text);
  if (!days) return std::nullopt;
  if (text.empty()) return *days * 86400;
  if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return std::nullopt;
  auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  auto minute = take_number(text, 2);
  if (!minute || *minute > 59 || !take(text, ':')) return std::nullopt;
  auto second = take_number(text, 2);
  if (!second || *second > 60) return std::nullopt;
  if (take(text, '.'))
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') text.remove_prefix(1);
  auto zone = take_zone(text);
  if (!zone || !text.empty()) return std::nullopt;
  return *days * 86400 + *hour * 3600 + *minute * 60 + *second - *zone;
}

std::string format_time(std::int64_t seconds) {
  const std::chrono::sys_seconds point{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(point);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(point - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

}  // namespace rummage::engine
