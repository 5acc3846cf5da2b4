#include <cmath>

#include "helm/functions/arithmetic.h"
#include "helm/functions/cast.h"
#include "helm/functions/families.h"
#include "helm/functions/items.h"
#include "helm/functions/reals.h"
#include "helm/functions/shown.h"

namespace rummage::helm::families {
namespace {

Value int64(const Call& call, std::int64_t value) {
  return call.number(value, Type::int64);
}

Result<Value> to_int(const Call& call) {
  return call.number(to_int64(call[0]));
}

Result<Value> to_int_64(const Call& call) {
  return int64(call, to_int64(call[0]));
}

Result<Value> atoi(const Call& call) {
  return call.number(go_atoi(call.view(0)));
}

// Of an octal number's digits.
Result<Value> to_decimal(const Call& call) {
  return int64(call, go_parse_int(shown(call, call[0]).view(), 8).value_or(0));
}

Result<Value> add1(const Call& call) {
  return int64(call, wrap_add(to_int64(call[0]), 1));
}

Result<Value> add(const Call& call) {
  std::int64_t sum = 0;
  for (const Value& each : call.args) sum = wrap_add(sum, to_int64(each));
  return int64(call, sum);
}

Result<Value> sub(const Call& call) {
  return int64(call, wrap_subtract(to_int64(call[0]), to_int64(call[1])));
}

Error division_by_zero() {
  return failure("runtime error: integer divide by zero");
}

Result<Value> div(const Call& call) {
  const std::int64_t above = to_int64(call[0]), below = to_int64(call[1]);
  if (below == 0) return division_by_zero();
  return int64(call, below == -1 ? wrap_subtract(0, above) : above / below);
}

Result<Value> mod(const Call& call) {
  const std::int64_t above = to_int64(call[0]), below = to_int64(call[1]);
  if (below == 0) return division_by_zero();
  return int64(call, below == -1 ? 0 : above % below);
}

Result<Value> mul(const Call& call) {
  std::int64_t product = 1;
  for (const Value& each : call.args) product = wrap_multiply(product, to_int64(each));
  return int64(call, product);
}

// The number among the arguments that `better` prefers to all before it.
template <class Better>
Value chosen(const Call& call, Better better) {
  std::int64_t best = to_int64(call[0]);
  for (const Value& each : call.args)
    if (better(to_int64(each), best)) best = to_int64(each);
  return int64(call, best);
}

Result<Value> max(const Call& call) {
  return chosen(call, [](std::int64_t a, std::int64_t b) { return a > b; });
}

Result<Value> min(const Call& call) {
  return chosen(call, [](std::int64_t a, std::int64_t b) { return a < b; });
}

Result<Value> counted(const Call& call, std::int64_t start, std::int64_t stop, std::int64_t step) {
  const std::uint64_t count = count_until(start, stop, step);
  if (!may_make(call, count)) return too_much();
  std::vector<Value> made;
  made.reserve(count);
  const sources::Text evidence = call.evidence();
  for (std::uint64_t i = 0; i < count; ++i) {
    made.push_back(Value::integer(start, evidence));
    start = wrap_add(start, step);
  }
  return list_of(call, std::move(made), Type::integers);
}

Result<Value> until(const Call& call) {
  const std::int64_t stop = call[0].as_int();
  return counted(call, 0, stop, stop < 0 ? -1 : 1);
}

Result<Value> until_step(const Call& call) {
  return counted(call, call[0].as_int(), call[1].as_int(), call[2].as_int());
}

Result<Value> spaced(const Call& call, std::int64_t start, std::int64_t stop, std::int64_t step) {
  const std::uint64_t count = count_until(start, stop, step);
  if (!may_make(call, count)) return too_much();
  std::string out;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (i > 0) out += ' ';
    out += std::to_string(start);
    start = wrap_add(start, step);
  }
  return call.derived(out);
}

// seq END, seq START END, seq START STEP END, as the shell's.
Result<Value> seq(const Call& call) {
  const std::size_t count = call.args.size();
  if (count == 0 || count > 3) return Value::string({});
  const std::int64_t start = count == 1 ? 1 : call[0].as_int(), end = call[count - 1].as_int();
  const std::int64_t towards = end < start ? -1 : 1, step = count == 3 ? call[1].as_int() : towards;
  if (count == 3 && towards < 0 && step > 0) return Value::string({});
  return spaced(call, start, wrap_add(end, towards), step);
}

constexpr FunctionRow rows[] = {
    {"int", "a", to_int, Flow::recode},
    {"int64", "a", to_int_64, Flow::recode},
    {"float64", "a", to_float, Flow::recode},
    {"atoi", "s", atoi, Flow::recode},
    {"toDecimal", "a", to_decimal, Flow::recode},
    {"add1", "a", add1, Flow::lossy},
    {"add", "a*", add, Flow::lossy},
    {"sub", "aa", sub, Flow::lossy},
    {"div", "aa", div, Flow::lossy},
    {"mod", "aa", mod, Flow::lossy},
    {"mul", "aa*", mul, Flow::lossy},
    {"max", "aa*", max, Flow::lossy},
    {"biggest", "aa*", max, Flow::lossy},
    {"min", "aa*", min, Flow::lossy},
    {"add1f", "a", add1f, Flow::lossy},
    {"addf", "a*", addf, Flow::lossy},
    {"subf", "aa*", subf, Flow::lossy},
    {"mulf", "aa*", mulf, Flow::lossy},
    {"divf", "aa*", divf, Flow::lossy},
    {"maxf", "aa*", maxf, Flow::lossy},
    {"minf", "aa*", minf, Flow::lossy},
    {"ceil", "a", ceil, Flow::lossy},
    {"floor", "a", floor, Flow::lossy},
    {"round", "aid*", round, Flow::lossy},
    {"until", "i", until, Flow::lossy},
    {"untilStep", "iii", until_step, Flow::lossy},
    {"seq", "i*", seq, Flow::lossy},
};

}  // namespace

Family numbers() {
  return rows;
}

}  // namespace rummage::helm::families
