#include <catch2/catch.hpp>
#include <random>

#include "helm/time/civil.h"
#include "helm/time/moment.h"

using namespace rummage;
using namespace rummage::helm;

namespace {

std::string shown(std::int64_t seconds, std::string_view layout, std::string_view zone = "UTC", std::int32_t nano = 0) {
  return format_time({seconds, nano, *Zone::find(zone)}, layout);
}

}  // namespace

TEST_CASE("the calendar counts as its slow twin does") {
  std::int64_t days = days_from_civil(1583, 1, 1);
  for (std::int64_t year = 1583; year < 2500; ++year)
    for (int month = 1; month <= 12; ++month) {
      const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
      static constexpr int sizes[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
      const int size = month == 2 && leap ? 29 : sizes[month - 1];
      REQUIRE(days_in_month(year, month) == size);
      REQUIRE(days_from_civil(year, month, 1) == days);
      const Civil civil = civil_from_seconds(days * day_seconds + 3661);
      REQUIRE((civil.year == year && civil.month == month && civil.day == 1 && civil.hour == 1));
      days += size;
    }
  CHECK(days_from_civil(1970, 1, 1) == 0);
  CHECK(seconds_from_civil({1, 1, 1, 0, 0, 0, 0, 0}) == zero_time);
}

TEST_CASE("layouts print as in Go") {
  constexpr std::int64_t when = 1'700'000'000;  // 2023-11-14 22:13:20 UTC, a Tuesday
  CHECK(shown(when, "Mon Jan _2 15:04:05 MST 2006") == "Tue Nov 14 22:13:20 UTC 2023");
  CHECK(shown(when, "Monday, 02-Jan-06 3:4:5PM") == "Tuesday, 14-Nov-23 10:13:20PM");
  CHECK(shown(when, "2006-01-02T15:04:05.000Z07:00", "America/New_York") == "2023-11-14T17:13:20.000-05:00");
  CHECK(shown(when, "Z0700 -07 -070000 MST", "Asia/Kolkata") == "+0530 +05 +053000 IST");
  CHECK(shown(when, "002 __2 .999999|,000", "UTC", 120'000'000) == "318 318 .12|,120");
  CHECK(shown(when, "Month Janet January Monkey 20060102150405") == "Month Janet November Monkey 20231114221320");
  CHECK(shown(1'720'000'000, "MST", "Europe/Berlin") == "CEST");
  CHECK(shown(1'720'000'000, "-0700 MST", "Australia/Lord_Howe") == "+1030 +1030");
  CHECK_FALSE(Zone::find("Mars/Base"));
}

TEST_CASE("what a layout prints, it reads again") {
  std::mt19937_64 random(7);
  static const char* layouts[] = {"2006-01-02T15:04:05Z07:00", "Mon, 02 Jan 2006 15:04:05 -0700", "20060102150405",
                                  "January _2, 2006 at 3:04:05 PM", "2006.002 15h04m05"};
  for (int i = 0; i < 2000; ++i) {
    const auto when = static_cast<std::int64_t>(random() % 4'000'000'000);
    const std::string_view layout = layouts[random() % std::size(layouts)];
    const auto read = parse_time(layout, shown(when, layout), Zone());
    INFO(shown(when, layout));
    REQUIRE(read.ok());
    CHECK(read->seconds == when);
  }
}

TEST_CASE("what is no time is refused in Go's words") {
  const auto error = [](std::string_view layout, std::string_view text) {
    const auto read = parse_time(layout, text, Zone());
    return read ? std::string() : read.error().message;
  };
  CHECK(error("2006", "x") == R"(parsing time "x" as "2006": cannot parse "x" as "2006")");
  CHECK(error("2006-01-02", "2020-13-01") == R"(parsing time "2020-13-01": month out of range)");
  CHECK(error("2006-01-02", "2021-02-29") == R"(parsing time "2021-02-29": day out of range)");
  CHECK(error("2006", "2020x") == R"(parsing time "2020x": extra text: "x")");
}

TEST_CASE("durations read as in Go") {
  CHECK(*parse_duration("1h30m") == 5'400'000'000'000);
  CHECK(*parse_duration("-1.5h") == -5'400'000'000'000);
  CHECK(*parse_duration("300ms") == 300'000'000);
  CHECK(*parse_duration("0") == 0);
  CHECK(parse_duration("5").error().message == R"(time: missing unit in duration "5")");
  CHECK(parse_duration("1d").error().message == R"(time: unknown unit "d" in duration "1d")");
  CHECK(parse_duration("").error().message == R"(time: invalid duration "")");
  CHECK_FALSE(parse_duration("9999999999h").ok());
}
