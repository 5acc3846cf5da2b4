#include "yaml/timestamp.h"

#include <fmt/format.h>

#include <optional>
#include <string>

#include "yaml/scalar.h"

namespace rummage::yaml {
namespace {

struct Time {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  std::string fraction;  ///< digits after the point, at most nine
  std::string zone = "Z";
};

/// Reads a text from its front.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}
  bool done() const { return at_ == text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  bool skip(char c) { return peek() == c && !done() ? (++at_, true) : false; }
  std::string_view digits() {
    const std::size_t begin = at_;
    while (peek() >= '0' && peek() <= '9') ++at_;
    return text_.substr(begin, at_ - begin);
  }
  /// One or two digits (exactly two when `fixed`), at most `max`.
  bool number(int& out, int max, bool fixed = false) {
    const std::size_t begin = at_;
    out = 0;
    while (at_ - begin < 2 && peek() >= '0' && peek() <= '9') out = out * 10 + (text_[at_++] - '0');
    return at_ - begin >= (fixed ? 2u : 1u) && out <= max;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

int days_in(int year, int month) {
  static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

bool read_date(Reader& in, Time& out) {
  const std::string_view year = in.digits();
  if (year.size() != 4 || !in.skip('-')) return false;
  out.year = (year[0] - '0') * 1000 + (year[1] - '0') * 100 + (year[2] - '0') * 10 + (year[3] - '0');
  if (!in.number(out.month, 12) || out.month == 0 || !in.skip('-')) return false;
  return in.number(out.day, 31) && out.day >= 1 && out.day <= days_in(out.year, out.month);
}

bool read_clock(Reader& in, Time& out) {
  if (!in.number(out.hour, 23) || !in.skip(':') || !in.number(out.minute, 59) || !in.skip(':')) return false;
  if (!in.number(out.second, 59)) return false;
  Reader fraction = in;
  if (fraction.skip('.') || fraction.skip(',')) {
    const std::string_view digits = fraction.digits();
    if (digits.empty()) return true;
    in = fraction;
    out.fraction = digits.substr(0, 9);
  }
  return true;
}

bool read_zone(Reader& in, Time& out) {
  if (in.skip('Z')) return true;
  const char sign = in.peek();
  if (!in.skip('+') && !in.skip('-')) return false;
  int hours = 0, minutes = 0;
  if (!in.number(hours, 24, true) || !in.skip(':') || !in.number(minutes, 60, true)) return false;
  if (hours != 0 || minutes != 0) out.zone = fmt::format("{}{:02}:{:02}", sign, hours, minutes);
  return true;
}

std::optional<Time> read_time(std::string_view text) {
  Reader in(text);
  Time out;
  if (!read_date(in, out)) return std::nullopt;
  if (in.done()) return out;
  if (in.skip('T') || in.skip('t')) {
    if (!read_clock(in, out) || !read_zone(in, out) || !in.done()) return std::nullopt;
    return out;
  }
  if (!in.skip(' ')) return std::nullopt;
  while (in.skip(' ')) {
  }
  if (!read_clock(in, out) || !in.done()) return std::nullopt;
  return out;
}

}  // namespace

bool is_timestamp(std::string_view text) {
  if (text.size() < 8 || text[4] != '-') return false;
  return read_time(text).has_value();
}

std::string timestamp_text(std::string_view text) {
  const std::optional<Time> time = read_time(text);
  if (!time) return std::string(text);
  std::string fraction = time->fraction;
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{}{}", time->year, time->month, time->day, time->hour,
                     time->minute, time->second, fraction.empty() ? "" : ".", fraction, time->zone);
}

}  // namespace rummage::yaml
