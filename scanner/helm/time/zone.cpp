#include "helm/time/zone.h"

#include <algorithm>

#include "helm/time/civil.h"
#include "helm/time/zone_table.h"

namespace rummage::helm {
namespace {

/// Reads a rule as POSIX writes it in the variable TZ.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : rest_(text) {}

  std::string name() {
    const bool quoted = rest_.starts_with('<');
    const std::size_t begin = quoted ? 1 : 0;
    std::size_t end = begin;
    while (end < rest_.size() && (quoted ? rest_[end] != '>' : is_letter(rest_[end]))) ++end;
    std::string out(rest_.substr(begin, end - begin));
    rest_.remove_prefix(std::min(end + begin, rest_.size()));
    return out;
  }

  /// "5", "-3:30", "2:00:00": seconds.
  std::int32_t time() {
    const bool negative = rest_.starts_with('-');
    if (negative || rest_.starts_with('+')) rest_.remove_prefix(1);
    std::int32_t out = 0, unit = 3600;
    do {
      out += number() * unit;
      unit /= 60;
    } while (take(':') && unit > 0);
    return negative ? -out : out;
  }

  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// "M3.2.0/2", "J60", "59": the second of the year (of `year`) at which the clock changes.
  std::int64_t change(std::int64_t year) {
    std::int64_t day = 0;
    const std::int64_t first = days_from_civil(year, 1, 1);
    if (take('M')) {
      const int month = number();
      take('.');
      const int week = number();
      take('.');
      day = nth_weekday(year, month, week, number()) - first;
    } else if (take('J')) {
      day = number() - 1;
      if (days_in_month(year, 2) == 29 && day >= 59) ++day;
    } else {
      day = number();
    }
    return day * day_seconds + (take('/') ? time() : 7200);
  }

  bool empty() const { return rest_.empty(); }
  char front() const { return rest_.front(); }

 private:
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  int number() {
    int out = 0;
    while (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9' && out < 100'000) {
      out = out * 10 + (rest_[0] - '0');
      rest_.remove_prefix(1);
    }
    return out;
  }

  /// The day of the `week`th such weekday of the month; 5: the last one.
  static std::int64_t nth_weekday(std::int64_t year, int month, int week, int weekday) {
    const std::int64_t first = days_from_civil(year, month, 1);
    const int of_first = static_cast<int>(((first + 4) % 7 + 7) % 7);
    std::int64_t day = first + (weekday - of_first + 7) % 7 + 7 * (week - 1);
    if (day >= first + days_in_month(year, month)) day -= 7;
    return day;
  }

  std::string_view rest_;
};

ZoneOffset apply(std::string_view rule, std::int64_t seconds) {
  RuleReader reader(rule);
  ZoneOffset standard, summer;
  standard.name = reader.name();
  standard.seconds = -reader.time();
  if (reader.empty()) return standard;
  summer.name = reader.name();
  summer.seconds = standard.seconds + 3600;
  if (!reader.empty() && reader.front() != ',') summer.seconds = -reader.time();
  const std::int64_t year = civil_from_seconds(seconds + standard.seconds).year;
  const std::int64_t start_of_year = days_from_civil(year, 1, 1) * day_seconds;
  reader.take(',');
  const std::int64_t begin = start_of_year + reader.change(year) - standard.seconds;
  reader.take(',');
  const std::int64_t end = start_of_year + reader.change(year) - summer.seconds;
  const bool in = begin < end ? seconds >= begin && seconds < end : seconds >= begin || seconds < end;
  return in ? summer : standard;
}

}  // namespace

std::optional<Zone> Zone::find(std::string_view name) {
  Zone out;
  if (name.empty() || name == "UTC" || name == "Local") return out;
  const auto table = zone_table();
  const auto found = std::lower_bound(table.begin(), table.end(), name,
                                      [](const ZoneRow& row, std::string_view wanted) { return row.name < wanted; });
  if (found == table.end() || found->name != name) return std::nullopt;
  out.rule_ = found->rule;
  return out;
}

Zone Zone::fixed(std::int32_t seconds, std::string_view name) {
  Zone out;
  out.fixed_ = {seconds, std::string(name)};
  return out;
}

ZoneOffset Zone::at(std::int64_t seconds) const {
  return rule_.empty() ? fixed_ : apply(rule_, seconds);
}

std::int64_t Zone::from_clock(std::int64_t clock) const {
  const std::int64_t guess = clock - at(clock).seconds;
  return clock - at(guess).seconds;
}

}  // namespace rummage::helm
