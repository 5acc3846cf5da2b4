#pragma once

#include "helm/functions/function.h"
#include "helm/time/moment.h"
#include "helm/value/object.h"

namespace rummage::helm {

/// A time.Time in a template. `evidence`: the texts that it was made from; `generated`: it stems from the clock.
class TimeObject : public Object {
 public:
  TimeObject(Moment moment, sources::Text evidence, bool generated)
      : moment_(std::move(moment)), evidence_(std::move(evidence)), generated_(generated) {}

  std::string_view type_name() const override { return "time.Time"; }
  std::string_view kind_name() const override { return "struct"; }
  std::optional<Value> field(std::string_view) const override { return std::nullopt; }
  bool has_method(std::string_view name) const override;
  Result<Value> call(Run& run, std::string_view name, std::span<const Value> args) override;
  std::string print() const override;
  /// RFC 3339 with the digits of a fraction that are there.
  Result<Value> encoded(Run& run) const override;
  std::optional<std::pair<std::int64_t, std::int32_t>> time() const override {
    return std::pair(moment_.seconds, moment_.nanoseconds);
  }

  const Moment& moment() const { return moment_; }
  const sources::Text& evidence() const { return evidence_; }
  bool generated() const { return generated_; }
  /// A text that says something of the time.
  Value text(Run& run, std::string_view bytes, Span site = {}) const;

 private:
  Value number(std::int64_t value, Type type = Type::integer) const { return Value::integer(value, evidence_, type); }
  Value same_kind(Run& run, Moment moment) const;
  Result<Value> part(Run& run, std::string_view name);
  Result<Value> related(Run& run, std::string_view name, const Value& with);

  Moment moment_;
  sources::Text evidence_;
  bool generated_;
};

/// A value that is a time; null for all others.
const TimeObject* as_time(const Value& value);
Value time_value(Run& run, Moment moment, sources::Text evidence, bool generated);

}  // namespace rummage::helm
