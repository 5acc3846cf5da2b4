#include <compare>
#include <optional>

#include "helm/functions/families.h"
#include "helm/value/object.h"

// Go's text/template: truth and comparison.
namespace rummage::helm {
namespace {

Result<Value> negation(const Call& call) {
  return call.boolean(!truth(call[0]));
}

// The evaluator does not evaluate what and/or do not need; these rows name them and their parameters.
Result<Value> last_operand(const Call& call) {
  return call[call.args.size() - 1];
}

std::string_view type_shown(const Value& value, int helm) {
  return value.type() == Type::object ? value.as_object()->type_name() : type_name(value.type(), helm);
}

bool is_basic(const Value& value) {
  return value.kind() != Kind::invalid && value.kind() < Kind::slice;
}

Error incompatible(const Call& call, const Value& a, const Value& b) {
  return failure("incompatible types for comparison: " + std::string(type_shown(a, call.run.helm)) + " and " +
                 std::string(type_shown(b, call.run.helm)));
}

bool same_whole(const Value& a, const Value& b) {
  if (a.kind() != b.kind() && (a.as_int() < 0 || b.as_int() < 0)) return false;
  return a.as_int() == b.as_int();
}

bool is_whole(const Value& value) {
  return value.kind() == Kind::integer || value.kind() == Kind::unsigned_integer;
}

bool is_nil_like(const Value& value) {
  return value.is_nil() || (value.is_list() && value.as_list() == nullptr) ||
         (value.is_map() && value.as_map()->is_nil);
}

// Values that are neither numbers nor strings nor booleans: nil equals nil, pointers themselves.
Result<bool> other_equal(const Call& call, const Value& a, const Value& b) {
  const bool comparable = a.kind() == b.kind() || a.is_nil() || b.is_nil();
  if (comparable && (is_nil_like(a) || is_nil_like(b))) return is_nil_like(a) == is_nil_like(b);
  if (comparable && b.kind() == Kind::object) return a.as_object() == b.as_object();
  return failure("non-comparable type " + std::string(type_shown(b, call.run.helm)));
}

Result<bool> equal(const Call& call, const Value& a, const Value& b) {
  if (is_whole(a) && is_whole(b)) return same_whole(a, b);
  const bool basic_a = is_basic(a), basic_b = is_basic(b);
  if (!basic_a && !basic_b) return other_equal(call, a, b);
  if (!basic_a || !basic_b || a.kind() != b.kind()) {
    if (a.is_nil() || b.is_nil()) return false;
    return incompatible(call, a, b);
  }
  if (a.kind() == Kind::boolean) return a.as_bool() == b.as_bool();
  if (a.kind() == Kind::real) return a.as_real() == b.as_real();
  return a.view() == b.view();
}

Result<Value> eq(const Call& call) {
  if (call.args.size() < 2) return failure("missing argument for comparison");
  for (const Value& other : call.args.subspan(1)) {
    auto same = equal(call, call[0], other);
    if (!same) return same.take_error();
    if (*same) return call.boolean(true);
  }
  return call.boolean(false);
}

Result<Value> ne(const Call& call) {
  auto same = equal(call, call[0], call[1]);
  if (!same) return same.take_error();
  return call.boolean(!*same);
}

template <class T>
int order(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

int whole_order(const Value& a, const Value& b) {
  const bool unsigned_a = a.kind() == Kind::unsigned_integer, unsigned_b = b.kind() == Kind::unsigned_integer;
  if (unsigned_a && unsigned_b) return order(a.as_unsigned(), b.as_unsigned());
  if (unsigned_b && a.as_int() >= 0) return order(a.as_unsigned(), b.as_unsigned());
  if (unsigned_a && b.as_int() >= 0) return order(a.as_unsigned(), b.as_unsigned());
  if (unsigned_a != unsigned_b) return unsigned_b ? -1 : 1;
  return order(a.as_int(), b.as_int());
}

// What Go's lt and eq say together: with NaN neither less nor equal.
struct Relation {
  bool less = false, same = false;
};

Result<Relation> relation(const Call& call) {
  const Value &a = call[0], &b = call[1];
  if (!is_basic(a) || !is_basic(b)) return failure("invalid type for comparison");
  if (is_whole(a) && is_whole(b)) {
    const int found = whole_order(a, b);
    return Relation{found < 0, found == 0};
  }
  if (a.kind() != b.kind()) return incompatible(call, a, b);
  if (a.kind() == Kind::boolean) return failure("invalid type for comparison");
  if (a.kind() == Kind::real) return Relation{a.as_real() < b.as_real(), a.as_real() == b.as_real()};
  return Relation{a.view() < b.view(), a.view() == b.view()};
}

template <bool (*Holds)(Relation)>
Result<Value> compare(const Call& call) {
  auto found = relation(call);
  if (!found) return found.take_error();
  return call.boolean(Holds(*found));
}

bool is_less(Relation found) {
  return found.less;
}
bool is_at_most(Relation found) {
  return found.less || found.same;
}
bool is_more(Relation found) {
  return !found.less && !found.same;
}
bool is_at_least(Relation found) {
  return !found.less;
}

constexpr FunctionRow rows[] = {
    {"and", "aa*", last_operand, Flow::pass},
    {"or", "aa*", last_operand, Flow::pass},
    {"not", "a", negation, Flow::lossy},
    {"eq", "aa*", eq, Flow::lossy},
    {"ne", "aa", ne, Flow::lossy},
    {"lt", "aa", compare<is_less>, Flow::lossy},
    {"le", "aa", compare<is_at_most>, Flow::lossy},
    {"gt", "aa", compare<is_more>, Flow::lossy},
    {"ge", "aa", compare<is_at_least>, Flow::lossy},
};

}  // namespace

Family families::logic() {
  return rows;
}

}  // namespace rummage::helm
