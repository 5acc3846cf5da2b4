#include "helm/functions/reals.h"

#include <cmath>

#include "helm/functions/arithmetic.h"
#include "helm/functions/cast.h"
#include "helm/functions/decimal.h"
#include "helm/functions/items.h"

namespace rummage::helm::families {
namespace {

Error no_decimal() {
  return failure("Cannot create a Decimal from a number that is not finite");
}

// Decimal arithmetic of `first` and the rest, one after the other; `apply` says false on a division by zero.
template <class Apply>
Result<Value> computed(const Call& call, double first, std::span<const Value> rest, Apply apply) {
  auto sum = Decimal::of(first);
  if (!sum) return no_decimal();
  for (const Value& each : rest) {
    const auto next = Decimal::of(to_float64(each));
    if (!next) return no_decimal();
    if (!call.run.step(static_cast<std::uint64_t>(sum->bits()) / 64 + 1)) return too_much();
    if (!apply(*sum, *next)) return failure("decimal division by 0");
  }
  return call.real(sum->real());
}

bool add(Decimal& to, const Decimal& other) {
  to.add(other);
  return true;
}

}  // namespace

Result<Value> to_float(const Call& call) {
  return call.real(to_float64(call[0]));
}

Result<Value> add1f(const Call& call) {
  const Value one[] = {Value::integer(1)};
  return computed(call, to_float64(call[0]), one, add);
}

Result<Value> addf(const Call& call) {
  return computed(call, 0, call.args, add);
}

Result<Value> subf(const Call& call) {
  return computed(call, to_float64(call[0]), call.args.subspan(1), [](Decimal& from, const Decimal& other) {
    from.subtract(other);
    return true;
  });
}

Result<Value> mulf(const Call& call) {
  return computed(call, to_float64(call[0]), call.args.subspan(1), [](Decimal& by, const Decimal& other) {
    by.multiply(other);
    return true;
  });
}

Result<Value> divf(const Call& call) {
  return computed(call, to_float64(call[0]), call.args.subspan(1),
                  [](Decimal& of, const Decimal& other) { return of.divide(other); });
}

Result<Value> maxf(const Call& call) {
  double best = to_float64(call[0]);
  for (const Value& each : call.args.subspan(1)) best = go_max(best, to_float64(each));
  return call.real(best);
}

Result<Value> minf(const Call& call) {
  double best = to_float64(call[0]);
  for (const Value& each : call.args.subspan(1)) best = go_min(best, to_float64(each));
  return call.real(best);
}

Result<Value> ceil(const Call& call) {
  return call.real(std::ceil(to_float64(call[0])));
}

Result<Value> floor(const Call& call) {
  return call.real(std::floor(to_float64(call[0])));
}

Result<Value> round(const Call& call) {
  const double from = call.args.size() > 2 ? call[2].as_real() : .5;
  const double power = power_of_ten(static_cast<double>(call[1].as_int()));
  const double digits = power * to_float64(call[0]);
  double whole = 0;
  const double fraction = std::modf(digits, &whole);
  return call.real((fraction >= from ? std::ceil(digits) : std::floor(digits)) / power);
}

}  // namespace rummage::helm::families
