#include <fmt/format.h>

#include <array>

#include "helm/functions/function.h"
#include "helm/template/evaluation.h"
#include "helm/value/object.h"

namespace rummage::helm {
namespace {

struct Parameter {
  char letter;
  std::string_view type;
};
constexpr std::array<Parameter, 9> parameters = {{{'s', "string"},
                                                  {'b', "bool"},
                                                  {'i', "int"},
                                                  {'I', "int64"},
                                                  {'d', "float64"},
                                                  {'m', "map[string]interface {}"},
                                                  {'l', "[]interface {}"},
                                                  {'y', "[]uint8"},
                                                  {'a', "interface {}"}}};

std::string_view type_of(char letter) {
  for (const Parameter& parameter : parameters)
    if (parameter.letter == letter) return parameter.type;
  return "interface {}";
}

bool is_variadic(const FunctionRow& row) {
  return row.parameters.ends_with('*');
}

std::size_t fixed_count(const FunctionRow& row) {
  return row.parameters.size() - (is_variadic(row) ? 2 : 0);
}

char letter_at(const FunctionRow& row, std::size_t index) {
  const std::size_t fixed = fixed_count(row);
  return index < fixed ? row.parameters[index] : row.parameters[fixed];
}

// Steps that making a text counts for: its bytes and pieces are copied.
std::uint64_t cost_of(const Value& made) {
  constexpr std::uint64_t bytes_a_step = 64;
  return made.text().size() / bytes_a_step + made.text().pieces().size();
}

bool fits(char letter, const Value& value) {
  switch (letter) {
    case 's':
      return value.is_string();
    case 'b':
      return value.type() == Type::boolean;
    case 'i':
      return value.type() == Type::integer;
    case 'I':
      return value.type() == Type::int64;
    case 'd':
      return value.type() == Type::float64;
    case 'm':
      return value.type() == Type::map || value.type() == Type::values;
    case 'l':
      return value.kind() == Kind::slice;
    case 'y':
      return value.type() == Type::bytes;
    default:
      return true;
  }
}

}  // namespace

Status Evaluation::check_count(const FunctionRow& row, const Expression& name, std::size_t given, std::size_t all) {
  const std::size_t fixed = fixed_count(row);
  if (is_variadic(row) ? all >= fixed : all == fixed) return Done{};
  if (is_variadic(row))
    return error(name, fmt::format("wrong number of args for {}: want at least {} got {}", row.name, fixed, given));
  return error(name, fmt::format("wrong number of args for {}: want {} got {}", row.name, fixed, all));
}

Result<Datum> Evaluation::call(const Datum& dot, const Expression& name, Extent whole,
                               std::span<const Expression* const> args, const Datum* last) {
  if (name.row == nullptr) return error(name, fmt::format("function \"{}\" not defined", name.names[0]));
  const FunctionRow& row = *name.row;
  if (auto good = check_count(row, name, args.size(), args.size() + (last != nullptr ? 1 : 0)); !good)
    return good.take_error();
  if (row.name == "and" || row.name == "or") return shortcut(dot, row, name, args, last);
  std::vector<Value> values;
  values.reserve(args.size() + 1);
  for (const Expression* arg : args) {
    auto value = argument(dot, letter_at(row, values.size()), *arg);
    if (!value) return value.take_error();
    values.push_back(std::move(*value));
  }
  if (last != nullptr) {
    auto value = fitting(letter_at(row, values.size()), *last, nullptr);
    if (!value) return placed(value.take_error(), name.position, whole, {});
    values.push_back(std::move(*value));
  }
  const Call made{run_, values, run_.recording == sources::Recording::on ? site_of(tree_, name.extent) : Span(),
                  row.flow};
  auto result = row.call(made);
  if (!result) return placed(result.take_error(), whole.begin, whole, row.name);
  if (row.flow != Flow::pass) run_.step(cost_of(*result));
  return Datum{std::move(*result), false};
}

// and, or: the first operand that decides, else the last one; the rest is not evaluated.
Result<Datum> Evaluation::shortcut(const Datum& dot, const FunctionRow& row, const Expression&,
                                   std::span<const Expression* const> args, const Datum* last) {
  const bool decides = row.name == "or";
  Value value;
  for (const Expression* arg : args) {
    auto next = argument(dot, 'a', *arg);
    if (!next) return next.take_error();
    value = std::move(*next);
    if (truth(value) == decides) return Datum{std::move(value), false};
  }
  return Datum{last != nullptr ? last->value : std::move(value), false};
}

Value Evaluation::nil_of(char letter) {
  if (letter == 'm') {
    Map* map = run_.heap.map();
    map->is_nil = true;
    return Value::map(map);
  }
  if (letter == 'l') return Value::list(nullptr);
  if (letter == 'y') return Value::string({}, Type::bytes);
  return {};
}

Result<Value> Evaluation::argument(const Datum& dot, char letter, const Expression& word) {
  if (word.kind == Operand::constant) return literal(letter, word);
  if (word.kind == Operand::nothing) {
    if (std::string_view("amly").find(letter) != std::string_view::npos) return nil_of(letter);
    return error(word, fmt::format("cannot assign nil to {}", type_of(letter)));
  }
  auto value = operand(dot, word);
  if (!value) return value.take_error();
  return fitting(letter, *value, &word);
}

// A constant takes the parameter's type when its spelling allows it.
Result<Value> Evaluation::literal(char letter, const Expression& word) {
  const Value& value = word.constant;
  switch (letter) {
    case 'i':
    case 'I':
      if (!word.is_number || !word.is_integer)
        return error(word, fmt::format("expected integer; found {}", shown_source(tree_, word.extent)));
      return Value::integer(word.whole, value.text(), letter == 'i' ? Type::integer : Type::int64);
    case 'd':
      if (!word.is_number)
        return error(word, fmt::format("expected float; found {}", shown_source(tree_, word.extent)));
      return Value::real(word.real, value.text());
    case 's':
      if (!value.is_string())
        return error(word, fmt::format("expected string; found {}", shown_source(tree_, word.extent)));
      return value;
    case 'b':
      if (value.type() != Type::boolean)
        return error(word, fmt::format("expected bool; found {}", shown_source(tree_, word.extent)));
      return value;
    case 'm':
    case 'l':
    case 'y':
      return error(
          word, fmt::format("can't handle {} for arg of type {}", shown_source(tree_, word.extent), type_of(letter)));
    default: {
      auto made = constant(word);
      if (!made) return made.take_error();
      return std::move(made->value);
    }
  }
}

// The value as an argument of the parameter's type.
Result<Value> Evaluation::fitting(char letter, const Datum& datum, const Expression* word) {
  const Value& value = datum.value;
  const auto failed = [&](std::string message) {
    return word != nullptr ? error(*word, std::move(message)) : failure(std::move(message));
  };
  if (letter == 'a') return value;
  if (value.is_nil() && !datum.boxed) {
    if (std::string_view("mly").find(letter) != std::string_view::npos) return nil_of(letter);
    return failed(fmt::format("invalid value; expected {}", type_of(letter)));
  }
  if (fits(letter, value)) return value;
  std::string_view got = value.is_nil() ? "interface {}" : type_name(value.type(), run_.helm);
  if (value.type() == Type::object) got = value.as_object()->type_name();
  return failed(fmt::format("wrong type for value; expected {}; got {}", type_of(letter), got));
}

}  // namespace rummage::helm
