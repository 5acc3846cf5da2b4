#include <fmt/format.h>

#include "helm/template/evaluation.h"

namespace rummage::helm {

Evaluation::Variable* Evaluation::variable(std::string_view name) {
  for (auto it = variables_.rbegin(); it != variables_.rend(); ++it)
    if (it->name == name) return &*it;
  return nullptr;
}

// Each command's value is the last argument of the next one.
Result<Datum> Evaluation::pipeline(const Datum& dot, const Pipe& pipe) {
  if (deep()) return Error{"helm/limit", "Templates, blocks and parentheses stand too deep in each other", {}, {}};
  Datum value;
  bool first = true;
  for (const Command& words : pipe.commands) {
    if (!run_.step()) return Error{"helm/limit", "The evaluation takes more steps than allowed", {}, {}};
    auto next = command(dot, words, first ? nullptr : &value);
    if (!next) return next;
    value = std::move(*next);
    value.boxed = false;
    first = false;
  }
  for (const std::string_view name : pipe.names) {
    if (!pipe.assigns) {
      variables_.push_back({name, value});
    } else if (Variable* found = variable(name)) {
      found->value = value;
    } else {
      return error(pipe.extent.begin, pipe.extent, fmt::format("undefined variable: {}", name));
    }
  }
  return value;
}

Result<Datum> Evaluation::command(const Datum& dot, const Command& words, const Datum* last) {
  const Expression& word = *words.words.front();
  const std::span<const Expression* const> args(words.words.begin() + 1, words.words.end());
  if (word.kind == Operand::call) return call(dot, word, words.extent, args, last);
  const bool has_fields = word.kind == Operand::field || word.kind == Operand::chain || word.names.size() > 1;
  if (has_fields) return path(dot, word, args, last);
  if (!args.empty() || last != nullptr)
    return error(word, fmt::format("can't give argument to non-function {}", shown_source(tree_, word.extent)));
  if (word.kind == Operand::nothing) return error(word, "nil is not a command");
  return operand(dot, word);
}

// .A.B, $x.A.B and (pipe).A.B.
Result<Datum> Evaluation::path(const Datum& dot, const Expression& word, std::span<const Expression* const> args,
                               const Datum* last) {
  if (word.kind == Operand::field) return fields(dot, dot, word, 0, args, last);
  if (word.kind == Operand::variable) {
    const Variable* found = variable(word.names[0]);
    if (found == nullptr) return error(word, fmt::format("undefined variable: {}", word.names[0]));
    if (word.names.size() == 1) return found->value;
    return fields(dot, found->value, word, 1, args, last);
  }
  if (word.inner->kind == Operand::nothing)
    return error(word, fmt::format("indirection through explicit nil in {}", shown_source(tree_, word.extent)));
  auto inner = operand(dot, *word.inner);
  if (!inner) return inner;
  return fields(dot, std::move(*inner), word, 0, args, last);
}

Result<Datum> Evaluation::constant(const Expression& word) {
  if (word.is_number && word.constant.is_nil())
    return error(word, fmt::format("{} overflows int", shown_source(tree_, word.extent)));
  return Datum{word.constant, false};
}

// The value of one word without arguments.
Result<Datum> Evaluation::operand(const Datum& dot, const Expression& word) {
  switch (word.kind) {
    case Operand::dot:
      return dot;
    case Operand::nothing:
      return Datum{};
    case Operand::constant:
      return constant(word);
    case Operand::pipe:
      return pipeline(dot, *word.pipe);
    case Operand::call:
      return call(dot, word, word.extent, {}, nullptr);
    default:
      return path(dot, word, {}, nullptr);
  }
}

}  // namespace rummage::helm
