#include <fmt/format.h>

#include "helm/functions/function.h"
#include "helm/template/evaluation.h"
#include "helm/value/methods.h"
#include "helm/value/object.h"

namespace rummage::helm {
namespace {

std::string type_shown(const Datum& datum, int helm) {
  if (datum.boxed) return "interface {}";
  if (datum.value.type() == Type::object) return std::string(datum.value.as_object()->type_name());
  return std::string(type_name(datum.value.type(), helm));
}

}  // namespace

// .A.B.C: only the last one, when it is a method, gets the arguments.
Result<Datum> Evaluation::fields(const Datum& dot, Datum receiver, const Expression& word, std::size_t first,
                                 std::span<const Expression* const> args, const Datum* last) {
  for (std::size_t i = first; i + 1 < word.names.size(); ++i) {
    auto next = field(dot, word.names[i], receiver, word, {}, nullptr);
    if (!next) return next;
    receiver = std::move(*next);
  }
  return field(dot, word.names.back(), receiver, word, args, last);
}

Result<Datum> Evaluation::map_field(const Map& map, Type type, std::string_view name) {
  const bool boxed = type == Type::map || type == Type::values;
  if (const Slot* slot = map.find(name)) return Datum{slot->value, boxed};
  if (type == Type::string_map) return Datum{Value::string({}), false};
  if (type == Type::files) return Datum{Value::string({}, Type::bytes), false};
  return Datum{Value::nil(), true};
}

Result<Datum> Evaluation::field(const Datum& dot, std::string_view name, const Datum& receiver, const Expression& word,
                                std::span<const Expression* const> args, const Datum* last) {
  const Value& value = receiver.value;
  if (value.is_nil()) {
    if (!receiver.boxed) return Datum{};
    std::string message = fmt::format("nil pointer evaluating interface {{}}.{}", name);
    if (!run_.lenient) return error(word, std::move(message));
    note("helm/nil-field", error(word, std::move(message)).message, word.position);
    return Datum{};
  }
  auto called = method(dot, name, value, word, args, last);
  if (!called) return called.take_error();
  if (*called) return std::move(**called);
  const bool has_args = !args.empty() || last != nullptr;
  if (value.is_map()) {
    if (has_args) return error(word, fmt::format("{} is not a method but has arguments", name));
    return map_field(*value.as_map(), value.type(), name);
  }
  if (value.type() == Type::object)
    if (auto found = value.as_object()->field(name)) {
      if (has_args) return error(word, fmt::format("{} has arguments but cannot be invoked as function", name));
      return Datum{std::move(*found), false};
    }
  return error(word, fmt::format("can't evaluate field {} in type {}", name, type_shown(receiver, run_.helm)));
}

// The result of a method; nothing when the value's type has none of that name.
Result<std::optional<Datum>> Evaluation::method(const Datum& dot, std::string_view name, const Value& receiver,
                                                const Expression& word, std::span<const Expression* const> args,
                                                const Datum* last) {
  if (!has_method(receiver, name)) return std::optional<Datum>();
  std::vector<Value> values;
  for (const Expression* arg : args) {
    auto value = argument(dot, 'a', *arg);
    if (!value) return value.take_error();
    values.push_back(std::move(*value));
  }
  if (last != nullptr) values.push_back(last->value);
  auto result = call_method(run_, receiver, name, values, site_of(tree_, word.extent));
  if (!result) return placed(result.take_error(), word.position, word.extent, name);
  return std::optional<Datum>(Datum{std::move(*result), false});
}

}  // namespace rummage::helm
