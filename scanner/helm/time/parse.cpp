#include <algorithm>
#include <optional>

#include "helm/time/civil.h"
#include "helm/time/layout.h"
#include "helm/time/moment.h"
#include "helm/time/quoted.h"

namespace rummage::helm {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool equal_fold(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// Reads a text by a layout. `read` functions take from the front of `rest_`; false: it does not fit.
class Parser {
 public:
  Parser(std::string_view text, const Zone& zone) : rest_(text), zone_(zone) {}

  bool take(std::string_view prefix) {
    if (!rest_.starts_with(prefix)) return false;
    rest_.remove_prefix(prefix.size());
    return true;
  }

  /// Blanks in the layout stand for any number of them.
  bool literal(std::string_view before) {
    while (!before.empty()) {
      if (before[0] == ' ') {
        if (!rest_.empty() && rest_[0] != ' ') return false;
        before.remove_prefix(std::min(before.find_first_not_of(' '), before.size()));
        rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size()));
        continue;
      }
      if (!rest_.starts_with(before[0])) return false;
      before.remove_prefix(1);
      rest_.remove_prefix(1);
    }
    return true;
  }

  bool chunk(const Cut& cut) {
    switch (cut.chunk) {
      case Chunk::long_year:
        return number(4, 4, year_);
      case Chunk::year:
        return short_year();
      case Chunk::month:
        return name(long_months, 12, true, month_);
      case Chunk::long_month:
        return name(long_months, 12, false, month_);
      case Chunk::number_month:
        return number(1, 2, month_) && in(month_, 1, 12, "month");
      case Chunk::zero_month:
        return number(2, 2, month_) && in(month_, 1, 12, "month");
      case Chunk::weekday:
        return name(long_weekdays, 7, true, weekday_);
      case Chunk::long_weekday:
        return name(long_weekdays, 7, false, weekday_);
      case Chunk::under_day:
        take(" ");
        return number(1, 2, day_);
      case Chunk::day:
        return number(1, 2, day_);
      case Chunk::zero_day:
        return number(2, 2, day_);
      case Chunk::under_year_day:
        while (rest_.size() > 1 && rest_[0] == ' ') take(" ");
        return number(1, 3, year_day_);
      case Chunk::zero_year_day:
        return number(3, 3, year_day_);
      default:
        return of_day(cut);
    }
  }

  /// Where a number is out of its range; empty: nowhere.
  const std::string& range() const { return range_; }
  std::string_view rest() const { return rest_; }

  std::optional<Moment> finish() {
    if (pm_ && hour_ < 12) hour_ += 12;
    if (am_ && hour_ == 12) hour_ = 0;
    if (!place_day()) return std::nullopt;
    Civil civil;
    civil.year = year_;
    civil.month = month_;
    civil.day = day_;
    civil.hour = hour_;
    civil.minute = minute_;
    civil.second = second_;
    Moment out{seconds_from_civil(civil), nanoseconds_, zone_};
    if (offset_) {
      out.seconds -= *offset_;
      out.zone = *offset_ == 0 ? Zone() : Zone::fixed(*offset_, zone_name_);
      if (zone_.at(out.seconds).seconds == *offset_) out.zone = zone_;
    } else if (!zone_name_.empty() && zone_name_ != "UTC") {
      out.seconds = zone_.from_clock(out.seconds);
      if (zone_.at(out.seconds).name != zone_name_)
        out = {seconds_from_civil(civil), nanoseconds_, Zone::fixed(0, zone_name_)};
    } else if (zone_name_.empty()) {
      out.seconds = zone_.from_clock(out.seconds);
    } else {
      out.zone = Zone();
    }
    return out;
  }

 private:
  bool of_day(const Cut& cut) {
    switch (cut.chunk) {
      case Chunk::hour:
        return number(1, 2, hour_) && in(hour_, 0, 23, "hour");
      case Chunk::hour12:
        return number(1, 2, hour_) && in(hour_, 0, 12, "hour");
      case Chunk::zero_hour12:
        return number(2, 2, hour_) && in(hour_, 0, 12, "hour");
      case Chunk::minute:
        return number(1, 2, minute_) && in(minute_, 0, 59, "minute");
      case Chunk::zero_minute:
        return number(2, 2, minute_) && in(minute_, 0, 59, "minute");
      case Chunk::second:
      case Chunk::zero_second:
        return number(cut.chunk == Chunk::second ? 1 : 2, 2, second_) && in(second_, 0, 59, "second") &&
               odd_fraction(cut);
      case Chunk::upper_pm:
      case Chunk::lower_pm:
        return half_day();
      case Chunk::zone_name:
        return zone_letters();
      case Chunk::fraction_zeros:
        return fraction(cut.written.size() - 1);
      case Chunk::fraction_nines:
        return rest_.size() < 2 || (rest_[0] != '.' && rest_[0] != ',') || !is_digit(rest_[1]) ||
               fraction(digits_after_point());
      default:
        return offset(cut.chunk);
    }
  }

  bool number(std::size_t least, std::size_t most, int& into) {
    std::size_t size = 0;
    int value = 0;
    for (; size < most && size < rest_.size() && is_digit(rest_[size]); ++size)
      value = value * 10 + (rest_[size] - '0');
    if (size < least) return false;
    into = value;
    rest_.remove_prefix(size);
    return true;
  }

  bool in(int value, int least, int most, const char* what) {
    if (value < least || value > most) range_ = what;
    return range_.empty();
  }

  bool short_year() {
    if (!number(2, 2, year_)) return false;
    year_ += year_ >= 69 ? 1900 : 2000;
    return true;
  }

  bool name(const std::string_view* names, int count, bool is_short, int& into) {
    for (int i = 0; i < count; ++i) {
      const std::string_view wanted = is_short ? names[i].substr(0, 3) : names[i];
      if (rest_.size() < wanted.size() || !equal_fold(rest_.substr(0, wanted.size()), wanted)) continue;
      into = i + 1;
      rest_.remove_prefix(wanted.size());
      return true;
    }
    return false;
  }

  bool half_day() {
    pm_ = take("PM") || take("pm");
    am_ = !pm_ && (take("AM") || take("am"));
    return pm_ || am_;
  }

  bool zone_letters() {
    std::size_t size = 0;
    while (size < rest_.size() && size < 6 && rest_[size] >= 'A' && rest_[size] <= 'Z') ++size;
    if (size < 3 || size > 5) return false;
    zone_name_ = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return true;
  }

  std::size_t digits_after_point() const {
    std::size_t size = 0;
    while (1 + size < rest_.size() && is_digit(rest_[1 + size])) ++size;
    return size;
  }

  bool fraction(std::size_t digits) {
    if (rest_.size() < digits + 1 || (rest_[0] != '.' && rest_[0] != ',')) return false;
    nanoseconds_ = 0;
    for (std::size_t i = 1; i <= std::max<std::size_t>(digits, 9); ++i) {
      if (i <= digits && !is_digit(rest_[i])) return false;
      if (i <= 9) nanoseconds_ = nanoseconds_ * 10 + (i <= digits ? rest_[i] - '0' : 0);
    }
    rest_.remove_prefix(digits + 1);
    return true;
  }

  /// Seconds may have a fraction that the layout does not name.
  bool odd_fraction(const Cut& cut) {
    const Chunk next = next_chunk(cut.after).chunk;
    const bool named =
        (next == Chunk::fraction_zeros || next == Chunk::fraction_nines) && next_chunk(cut.after).before.empty();
    if (named || rest_.size() < 2 || (rest_[0] != '.' && rest_[0] != ',') || !is_digit(rest_[1])) return true;
    return fraction(digits_after_point());
  }

  bool offset(Chunk chunk) {
    const bool iso = chunk >= Chunk::iso_short && chunk <= Chunk::iso_colon_seconds;
    if (iso && take("Z")) return offset_ = 0, true;
    const bool colon = chunk == Chunk::iso_colon || chunk == Chunk::offset_colon || chunk == Chunk::iso_colon_seconds ||
                       chunk == Chunk::offset_colon_seconds;
    const bool seconds = chunk == Chunk::iso_seconds || chunk == Chunk::offset_seconds ||
                         chunk == Chunk::iso_colon_seconds || chunk == Chunk::offset_colon_seconds;
    const bool minutes = chunk != Chunk::iso_short && chunk != Chunk::offset_short;
    const bool negative = rest_.starts_with('-');
    if (!negative && !rest_.starts_with('+')) return false;
    rest_.remove_prefix(1);
    int h = 0, m = 0, s = 0;
    if (!number(2, 2, h) || !in(h, 0, 24, "time zone offset hour")) return false;
    if (minutes && ((colon && !take(":")) || !number(2, 2, m) || !in(m, 0, 60, "time zone offset minute")))
      return false;
    if (seconds && ((colon && !take(":")) || !number(2, 2, s) || !in(s, 0, 60, "time zone offset second")))
      return false;
    offset_ = (h * 3600 + m * 60 + s) * (negative ? -1 : 1);
    return true;
  }

  /// Settles month and day out of the day of the year, and checks them.
  bool place_day() {
    if (year_day_ >= 0) {
      const int days = days_in_month(year_, 2) == 29 ? 366 : 365;
      if (year_day_ < 1 || year_day_ > days) return range_ = "day-of-year", false;
      const Civil civil = civil_from_seconds((days_from_civil(year_, 1, 1) + year_day_ - 1) * day_seconds);
      month_ = civil.month;
      day_ = civil.day;
    }
    month_ = std::max(month_, 1);
    day_ = day_ < 0 ? 1 : day_;
    if (day_ < 1 || day_ > days_in_month(year_, month_)) range_ = "day";
    return range_.empty();
  }

  std::string_view rest_;
  Zone zone_;
  std::string range_, zone_name_;
  int year_ = 0, month_ = -1, day_ = -1, year_day_ = -1, weekday_ = 0;
  int hour_ = 0, minute_ = 0, second_ = 0, nanoseconds_ = 0;
  bool pm_ = false, am_ = false;
  std::optional<int> offset_;
};

Error cannot(std::string_view layout, std::string_view text, const std::string& why) {
  return {"helm/time",
          "parsing time " + go_quote(text) + (why.starts_with(":") ? why : " as " + go_quote(layout) + ": " + why),
          {},
          {}};
}

}  // namespace

Result<Moment> parse_time(std::string_view layout, std::string_view text, const Zone& zone) {
  Parser parser(text, zone);
  const auto unfit = [&](std::string_view part) {
    return cannot(layout, text, "cannot parse " + go_quote(parser.rest()) + " as " + go_quote(part));
  };
  const auto out_of_range = [&] { return cannot(layout, text, ": " + parser.range() + " out of range"); };
  for (std::string_view left = layout;;) {
    const Cut cut = next_chunk(left);
    if (!parser.literal(cut.before)) return unfit(cut.before);
    if (cut.chunk == Chunk::none) break;
    const Parser before = parser;
    if (!parser.chunk(cut)) {
      if (!parser.range().empty()) return out_of_range();
      parser = before;
      return unfit(cut.written);
    }
    left = cut.after;
  }
  if (!parser.rest().empty()) return cannot(layout, text, ": extra text: " + go_quote(parser.rest()));
  auto made = parser.finish();
  if (!made) return out_of_range();
  return *made;
}

}  // namespace rummage::helm
