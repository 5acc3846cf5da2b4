#include "helm/functions/time_object.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "helm/functions/duration_methods.h"
#include "helm/time/civil.h"
#include "helm/time/layout.h"

namespace rummage::helm {
namespace {

constexpr std::string_view rfc3339_nano = "2006-01-02T15:04:05.999999999Z07:00";

struct Method {
  std::string_view name;
  std::size_t arguments;
};

constexpr std::array<Method, 28> methods = {{
    {"Year", 0},    {"Month", 0},   {"Day", 0},      {"Hour", 0},       {"Minute", 0},   {"Second", 0},
    {"YearDay", 0}, {"Weekday", 0}, {"Unix", 0},     {"UnixMilli", 0},  {"UnixNano", 0}, {"UnixMicro", 0},
    {"IsZero", 0},  {"UTC", 0},     {"Local", 0},    {"String", 0},     {"Format", 1},   {"Add", 1},
    {"Sub", 1},     {"Before", 1},  {"After", 1},    {"Equal", 1},      {"Compare", 1},  {"Truncate", 1},
    {"Round", 1},   {"AddDate", 3}, {"GoString", 0}, {"Nanosecond", 0},
}};

const Method* method(std::string_view name) {
  const auto found =
      std::find_if(methods.begin(), methods.end(), [name](const Method& each) { return each.name == name; });
  return found == methods.end() ? nullptr : &*found;
}

/// time.Month and time.Weekday: numbers that print as words.
class NamedNumber : public Object {
 public:
  NamedNumber(std::string_view type, std::string_view name, int number) : type_(type), name_(name), number_(number) {}
  std::string_view type_name() const override { return type_; }
  std::string_view kind_name() const override { return "int"; }
  std::optional<Value> field(std::string_view) const override { return std::nullopt; }
  bool has_method(std::string_view name) const override { return name == "String"; }
  Result<Value> call(Run& run, std::string_view, std::span<const Value>) override {
    return Value::string(run.made(name_, sources::Origin::builtin));
  }
  std::string print() const override { return std::string(name_); }
  Result<Value> encoded(Run&) const override { return Value::integer(number_); }

 private:
  std::string_view type_, name_;
  int number_;
};

Value named(Run& run, std::string_view type, std::string_view name, int number) {
  return Value::object(run.heap.keep(std::make_unique<NamedNumber>(type, name, number)));
}

/// The multiple of `unit` at or before the time, counted from the year 1 as Go does.
Moment truncated(const Moment& moment, std::int64_t unit, bool round) {
  if (unit <= 0) return moment;
  __extension__ typedef __int128 Wide;
  const Wide since = (static_cast<Wide>(moment.seconds) - zero_time) * 1'000'000'000 + moment.nanoseconds;
  const auto rest = static_cast<std::int64_t>((since % unit + unit) % unit);
  return later(moment, round && rest >= unit - rest ? unit - rest : -rest);
}

}  // namespace

const TimeObject* as_time(const Value& value) {
  return value.type() == Type::object ? dynamic_cast<const TimeObject*>(value.as_object()) : nullptr;
}

Value time_value(Run& run, Moment moment, sources::Text evidence, bool generated) {
  return Value::object(run.heap.keep(std::make_unique<TimeObject>(std::move(moment), std::move(evidence), generated)));
}

bool TimeObject::has_method(std::string_view name) const {
  return method(name) != nullptr;
}

Value TimeObject::text(Run& run, std::string_view bytes, Span site) const {
  sources::Builder out = run.builder();
  if (generated_ || evidence_.empty()) {
    out.opaque(bytes, generated_ ? sources::Origin::generated : sources::Origin::synth, site.begin);
  } else {
    out.opaque(bytes, sources::Origin::derived_exact, evidence_);
  }
  return Value::string(out.finish());
}

Value TimeObject::same_kind(Run& run, Moment moment) const {
  return time_value(run, std::move(moment), evidence_, generated_);
}

std::string TimeObject::print() const {
  return format_time(moment_, "2006-01-02 15:04:05.999999999 -0700 MST");
}

Result<Value> TimeObject::encoded(Run& run) const {
  return text(run, format_time(moment_, rfc3339_nano));
}

Result<Value> TimeObject::part(Run& run, std::string_view name) {
  const Civil civil = civil_from_seconds(moment_.seconds + moment_.zone.at(moment_.seconds).seconds);
  const std::int64_t nano = moment_.nanoseconds;
  if (name == "Year") return number(civil.year);
  if (name == "Month") return named(run, "time.Month", long_months[civil.month - 1], civil.month);
  if (name == "Weekday") return named(run, "time.Weekday", long_weekdays[civil.weekday], civil.weekday);
  if (name == "Day") return number(civil.day);
  if (name == "Hour") return number(civil.hour);
  if (name == "Minute") return number(civil.minute);
  if (name == "Second") return number(civil.second);
  if (name == "Nanosecond") return number(nano);
  if (name == "YearDay") return number(civil.year_day);
  if (name == "Unix") return number(moment_.seconds, Type::int64);
  if (name == "UnixMilli") return number(moment_.seconds * 1000 + nano / 1'000'000, Type::int64);
  if (name == "UnixMicro") return number(moment_.seconds * 1'000'000 + nano / 1000, Type::int64);
  if (name == "UnixNano") return number(between(Moment{}, moment_), Type::int64);
  if (name == "IsZero") return Value::boolean(moment_.seconds == zero_time && nano == 0, evidence_);
  if (name == "UTC" || name == "Local") return same_kind(run, {moment_.seconds, moment_.nanoseconds, Zone()});
  return text(run, print());
}

Result<Value> TimeObject::related(Run& run, std::string_view name, const Value& with) {
  if (name == "Format") {
    if (!with.is_string()) return failure("wrong type for value; expected string");
    return text(run, format_time(moment_, with.view()));
  }
  if (name == "Add" || name == "Truncate" || name == "Round") {
    const bool is_number = with.type() == Type::duration || with.type() == Type::integer;
    if (!is_number) return failure("wrong type for value; expected time.Duration");
    if (name == "Add") return same_kind(run, later(moment_, with.as_int()));
    return same_kind(run, truncated(moment_, with.as_int(), name == "Round"));
  }
  const TimeObject* other = as_time(with);
  if (other == nullptr) return failure("wrong type for value; expected time.Time");
  const std::int64_t difference = between(other->moment_, moment_);
  if (name == "Sub") return number(difference, Type::duration);
  if (name == "Compare") return number(difference < 0 ? -1 : difference > 0 ? 1 : 0);
  return Value::boolean(name == "Before"  ? difference < 0
                        : name == "After" ? difference > 0
                                          : difference == 0,
                        evidence_);
}

Result<Value> TimeObject::call(Run& run, std::string_view name, std::span<const Value> args) {
  const Method* found = method(name);
  if (found == nullptr || found->arguments != args.size())
    return failure(fmt::format("wrong number of args for {}: want {} got {}", name,
                               found == nullptr ? 0 : found->arguments, args.size()));
  if (args.empty()) return part(run, name);
  if (args.size() == 1) return related(run, name, args[0]);
  for (const Value& arg : args)
    if (arg.kind() != Kind::integer) return failure("wrong type for value; expected int");
  const std::int32_t offset = moment_.zone.at(moment_.seconds).seconds;
  const Civil civil = civil_from_seconds(moment_.seconds + offset);
  const std::int64_t days = days_from_civil(civil.year + args[0].as_int(), civil.month + args[1].as_int(), civil.day);
  const std::int64_t clock =
      (days + args[2].as_int()) * day_seconds + civil.hour * 3600 + civil.minute * 60 + civil.second;
  return same_kind(run, {moment_.zone.from_clock(clock), moment_.nanoseconds, moment_.zone});
}

}  // namespace rummage::helm
