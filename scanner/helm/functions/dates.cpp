#include "helm/functions/cast.h"
#include "helm/functions/duration_methods.h"
#include "helm/functions/families.h"
#include "helm/functions/go_duration.h"
#include "helm/functions/time_object.h"
#include "helm/time/civil.h"

// Sprig's functions on dates. The clock stands still at Run::now, and the local zone is UTC.
namespace rummage::helm::families {
namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::string_view html_layout = "2006-01-02";

TimeObject clock(const Call& call) {
  return {Moment{call.run.now, 0, Zone()}, {}, true};
}

/// What Sprig takes for a date: a time, a number of seconds since 1970; anything else is now.
TimeObject date_of(const Call& call, const Value& value) {
  if (const TimeObject* time = as_time(value)) return *time;
  const bool seconds = value.type() == Type::int64 || value.type() == Type::integer || value.type() == Type::int32;
  if (!seconds) return clock(call);
  return {Moment{value.as_int(), 0, Zone()}, value.text(), false};
}

Value in_zone(const Call& call, std::string_view layout, const Value& date, std::string_view zone) {
  const TimeObject time = date_of(call, date);
  Moment moment = time.moment();
  moment.zone = Zone::find(zone).value_or(Zone());
  return time.text(call.run, format_time(moment, layout), call.site);
}

Result<Value> now(const Call& call) {
  const TimeObject time = clock(call);
  return time_value(call.run, time.moment(), {}, true);
}

Result<Value> date(const Call& call) {
  return in_zone(call, call.view(0), call[1], "Local");
}

Result<Value> date_in_zone(const Call& call) {
  return in_zone(call, call.view(0), call[1], call.view(2));
}

Result<Value> html_date(const Call& call) {
  return in_zone(call, html_layout, call[0], "Local");
}

Result<Value> html_date_in_zone(const Call& call) {
  return in_zone(call, html_layout, call[0], call.view(1));
}

Result<Value> ago(const Call& call) {
  const TimeObject time = date_of(call, call[0]);
  const std::int64_t since = round_duration(between(time.moment(), clock(call).moment()), second);
  return TimeObject(time.moment(), {}, true).text(call.run, go_duration(since), call.site);
}

Error no_time(const Value& value) {
  return failure("wrong type for value; expected time.Time; got " +
                 std::string(value.is_nil() ? "interface {}" : type_name(value.type(), 3)));
}

template <bool must>
Result<Value> modified(const Call& call) {
  const TimeObject* time = as_time(call[1]);
  if (time == nullptr) return no_time(call[1]);
  auto by = parse_duration(call.view(0));
  if (!by && must) return by.take_error();
  if (!by) return call[1];
  return time_value(call.run, later(time->moment(), *by), time->evidence(), time->generated());
}

template <bool must>
Result<Value> to_date(const Call& call) {
  auto parsed = parse_time(call.view(0), call.view(1), Zone());
  if (!parsed && must) return parsed.take_error();
  return time_value(call.run, parsed ? *parsed : Moment{zero_time, 0, Zone()}, call[1].text(), false);
}

Result<Value> unix_epoch(const Call& call) {
  const TimeObject* time = as_time(call[0]);
  if (time == nullptr) return no_time(call[0]);
  return time->text(call.run, std::to_string(time->moment().seconds), call.site);
}

Result<Value> duration(const Call& call) {
  std::int64_t count = call[0].type() == Type::int64 ? call[0].as_int() : 0;
  if (call[0].is_string()) count = go_parse_int(call.view(0), 10).value_or(0);
  const auto nanoseconds = static_cast<std::uint64_t>(count) * static_cast<std::uint64_t>(second);
  return call.derived(go_duration(static_cast<std::int64_t>(nanoseconds)));
}

/// The largest unit that fits, as "3mo".
std::string in_largest_unit(std::int64_t nanoseconds) {
  constexpr std::uint64_t hour = 3600ULL * second, day = 24 * hour;
  struct Unit {
    std::uint64_t size;
    const char* name;
  };
  static constexpr Unit units[] = {{365 * day, "y"}, {30 * day, "mo"},      {day, "d"},
                                   {hour, "h"},      {60ULL * second, "m"}, {second, "s"}};
  const auto bits = static_cast<std::uint64_t>(nanoseconds);
  const std::uint64_t size = nanoseconds < 0 ? 0 - bits : bits;
  for (const Unit& unit : units)
    if (size > unit.size) return (nanoseconds < 0 ? "-" : "") + std::to_string(size / unit.size) + unit.name;
  return "0s";
}

Result<Value> duration_round(const Call& call) {
  std::int64_t value = 0;
  if (call[0].is_string()) {
    if (auto parsed = parse_duration(call.view(0))) value = *parsed;
  } else if (call[0].type() == Type::int64) {
    value = call[0].as_int();
  } else if (const TimeObject* time = as_time(call[0])) {
    value = between(time->moment(), clock(call).moment());
    return TimeObject(time->moment(), {}, true).text(call.run, in_largest_unit(value), call.site);
  }
  return call.derived(in_largest_unit(value));
}

constexpr FunctionRow rows[] = {
    {"now", "", now, Flow::generated},
    {"ago", "a", ago, Flow::generated},
    {"date", "sa", date, Flow::recode},
    {"dateInZone", "sas", date_in_zone, Flow::recode},
    {"date_in_zone", "sas", date_in_zone, Flow::recode},
    {"dateModify", "sa", modified<false>, Flow::recode},
    {"date_modify", "sa", modified<false>, Flow::recode},
    {"mustDateModify", "sa", modified<true>, Flow::recode},
    {"must_date_modify", "sa", modified<true>, Flow::recode},
    {"duration", "a", duration, Flow::lossy},
    {"durationRound", "a", duration_round, Flow::lossy},
    {"htmlDate", "a", html_date, Flow::recode},
    {"htmlDateInZone", "as", html_date_in_zone, Flow::recode},
    {"toDate", "ss", to_date<false>, Flow::recode},
    {"mustToDate", "ss", to_date<true>, Flow::recode},
    {"unixEpoch", "a", unix_epoch, Flow::recode},
};

}  // namespace

Family dates() {
  return rows;
}

}  // namespace rummage::helm::families
