#include <algorithm>
#include <cmath>

#include "helm/functions/cast.h"
#include "helm/functions/families.h"
#include "helm/functions/items.h"

namespace rummage::helm::families {
namespace {

Result<Value> list(const Call& call) {
  return list_of(call, {call.args.begin(), call.args.end()});
}

Result<Value> push(const Call& call) {
  const Items items(call[0]);
  if (!items.is_list()) return not_a_list(call[0], "push on");
  if (!may_make(call, items.size() + 1)) return too_much();
  std::vector<Value> made(items.all().begin(), items.all().end());
  made.push_back(call[1]);
  return list_of(call, std::move(made));
}

Result<Value> prepend(const Call& call) {
  const Items items(call[0]);
  if (!items.is_list()) return not_a_list(call[0], "prepend on");
  if (!may_make(call, items.size() + 1)) return too_much();
  std::vector<Value> made = {call[1]};
  made.insert(made.end(), items.all().begin(), items.all().end());
  return list_of(call, std::move(made));
}

Result<Value> first(const Call& call) {
  const Items items(call[0]);
  if (!items.is_list()) return not_a_list(call[0], "find first on");
  return items.size() == 0 ? Value() : items[0];
}

Result<Value> last(const Call& call) {
  const Items items(call[0]);
  if (!items.is_list()) return not_a_list(call[0], "find last on");
  return items.size() == 0 ? Value() : items[items.size() - 1];
}

// Items [begin, end); the nil slice where there is none to begin with.
Value range(const Call& call, const Items& items, std::size_t begin, std::size_t end) {
  if (items.size() == 0) return Value::list(nullptr);
  const auto all = items.all().subspan(begin, end - begin);
  return list_of(call, {all.begin(), all.end()});
}

Result<Value> rest(const Call& call) {
  const Items items(call[0]);
  if (!items.is_list()) return not_a_list(call[0], "find rest on");
  if (!may_make(call, items.size())) return too_much();
  return range(call, items, std::min<std::size_t>(1, items.size()), items.size());
}

Result<Value> initial(const Call& call) {
  const Items items(call[0]);
  if (!items.is_list()) return not_a_list(call[0], "find initial on");
  if (!may_make(call, items.size())) return too_much();
  return range(call, items, 0, items.size() - std::min<std::size_t>(1, items.size()));
}

Result<Value> reverse(const Call& call) {
  const Items items(call[0]);
  if (!items.is_list()) return not_a_list(call[0], "find reverse on");
  if (!may_make(call, items.size())) return too_much();
  return list_of(call, {items.all().rbegin(), items.all().rend()});
}

bool holds(std::span<const Value> list, const Value& wanted) {
  return std::any_of(list.begin(), list.end(), [&](const Value& item) { return deep_equal(wanted, item); });
}

Result<Value> uniq(const Call& call) {
  const Items items(call[0]);
  if (!items.is_list()) return not_a_list(call[0], "find uniq on");
  std::vector<Value> made;
  for (const Value& item : items.all()) {
    if (!call.run.step(made.size())) return too_much();
    if (!holds(made, item)) made.push_back(item);
  }
  return list_of(call, std::move(made));
}

Result<Value> without(const Call& call) {
  const Items items(call[0]);
  if (!items.is_list()) return not_a_list(call[0], "find without on");
  const auto omitted = call.args.subspan(1);
  if (!may_make(call, items.size() * (omitted.size() + 1))) return too_much();
  std::vector<Value> made;
  for (const Value& item : items.all())
    if (!holds(omitted, item)) made.push_back(item);
  return list_of(call, std::move(made));
}

Result<Value> has(const Call& call) {
  if (call[1].is_nil()) return call.boolean(false);
  const Items items(call[1]);
  if (!items.is_list()) return not_a_list(call[1], "find has on");
  if (!call.run.step(items.size())) return too_much();
  return call.boolean(holds(items.all(), call[0]));
}

Value bytes_slice(const Call& call, std::size_t begin, std::size_t end) {
  sources::Builder out = call.run.builder();
  out.slice(call[0].text(), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin));
  return Value::string(out.finish(), Type::bytes);
}

// Keeps the type of the list.
Result<Value> slice(const Call& call) {
  const Items items(call[0]);
  if (!items.is_list()) return failure("list should be type of slice or array but " + std::string(kind_of(call[0])));
  const auto size = static_cast<std::int64_t>(items.size());
  if (size == 0) return Value();
  const std::int64_t start = call.args.size() > 1 ? to_int64(call[1]) : 0;
  const std::int64_t end = call.args.size() > 2 ? to_int64(call[2]) : size;
  if (start < 0 || end < start || end > size) return failure("reflect.Value.Slice: slice index out of bounds");
  if (!may_make(call, static_cast<std::uint64_t>(end - start))) return too_much();
  if (call[0].type() == Type::bytes)
    return bytes_slice(call, static_cast<std::size_t>(start), static_cast<std::size_t>(end));
  const auto all = items.all().subspan(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start));
  return list_of(call, {all.begin(), all.end()}, call[0].type());
}

Result<Value> concat(const Call& call) {
  std::vector<Value> made;
  for (const Value& list : call.args) {
    const Items items(list);
    if (!items.is_list()) return failure("Cannot concat type " + std::string(kind_of(list)) + " as list");
    if (!may_make(call, items.size())) return too_much();
    made.insert(made.end(), items.all().begin(), items.all().end());
  }
  return made.empty() ? Value::list(nullptr) : list_of(call, std::move(made));
}

// How many chunks Sprig makes of `count` items; below 0: it panics.
std::int64_t chunks(std::int64_t count, std::int64_t size) {
  return truncated(std::floor(static_cast<double>(count - 1) / static_cast<double>(size)) + 1);
}

Result<Value> chunk(const Call& call) {
  const Items items(call[1]);
  if (!items.is_list()) return not_a_list(call[1], "chunk");
  const auto count = static_cast<std::int64_t>(items.size());
  const std::int64_t size = call[0].as_int(), made = chunks(count, size);
  // With a size below 0 there is at most one chunk, and its length is what remains.
  const bool panics = made < 0 || (made > 0 && (size == 0 || (size < 0 && count % size == 0)));
  if (panics) return failure("runtime error: makeslice: len out of range");
  if (!may_make(call, items.size() + static_cast<std::uint64_t>(made))) return too_much();
  std::vector<Value> out;
  for (std::int64_t i = 0; i < made; ++i) {
    const auto begin = static_cast<std::size_t>(size < 0 ? 0 : i * size);
    const std::size_t length = size < 0 ? items.size() : std::min(static_cast<std::size_t>(size), items.size() - begin);
    const auto all = items.all().subspan(begin, length);
    out.push_back(list_of(call, {all.begin(), all.end()}));
  }
  return list_of(call, std::move(out), Type::lists);
}

constexpr FunctionRow rows[] = {
    {"list", "a*", list, Flow::none},        {"tuple", "a*", list, Flow::none},
    {"append", "aa", push, Flow::pass},      {"push", "aa", push, Flow::pass},
    {"mustAppend", "aa", push, Flow::pass},  {"mustPush", "aa", push, Flow::pass},
    {"prepend", "aa", prepend, Flow::pass},  {"mustPrepend", "aa", prepend, Flow::pass},
    {"first", "a", first, Flow::pass},       {"mustFirst", "a", first, Flow::pass},
    {"last", "a", last, Flow::pass},         {"mustLast", "a", last, Flow::pass},
    {"rest", "a", rest, Flow::pass},         {"mustRest", "a", rest, Flow::pass},
    {"initial", "a", initial, Flow::pass},   {"mustInitial", "a", initial, Flow::pass},
    {"reverse", "a", reverse, Flow::pass},   {"mustReverse", "a", reverse, Flow::pass},
    {"uniq", "a", uniq, Flow::pass},         {"mustUniq", "a", uniq, Flow::pass},
    {"without", "aa*", without, Flow::pass}, {"mustWithout", "aa*", without, Flow::pass},
    {"has", "aa", has, Flow::lossy},         {"mustHas", "aa", has, Flow::lossy},
    {"slice", "aa*", slice, Flow::pass},     {"mustSlice", "aa*", slice, Flow::pass},
    {"concat", "a*", concat, Flow::pass},    {"chunk", "ia", chunk, Flow::pass},
    {"mustChunk", "ia", chunk, Flow::pass},
};

}  // namespace

Family lists() {
  return rows;
}

}  // namespace rummage::helm::families
