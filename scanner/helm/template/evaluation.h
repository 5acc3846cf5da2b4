#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "helm/template/ast.h"
#include "helm/template/run.h"
#include "helm/template/template_set.h"

namespace rummage::helm {

/// A value as the evaluation holds it. `boxed`: Go sees it as an interface (an element of a map or a list), which
/// matters for nil: a field of a boxed nil is an error, of another nil it is nil.
struct Datum {
  Value value;
  bool boxed = false;
};

/// The place of an extent of a tree's text; without length where its bytes were not taken over as they are.
Span site_of(const Tree& tree, Extent extent);

/// One execution of one template. Inside the room only; TemplateSet is the door. Statements are in evaluation.cpp,
/// pipelines and operands in pipelines.cpp, calls and arguments in calls.cpp, fields in fields.cpp.
class Evaluation {
 public:
  Evaluation(TemplateSet& set, const Tree& tree, std::string_view name, sources::Builder& out, Datum dot);

  Status run(const Block& block);

 private:
  // Where to go on after a statement.
  enum class Jump { none, leave, again };
  struct Variable {
    std::string_view name;
    Datum value;
  };

  // evaluation.cpp
  Result<Jump> walk(const Datum& dot, const Block& block);
  Result<Jump> statement(const Datum& dot, const Statement& item);
  Result<Jump> print(const Datum& dot, const Statement& item);
  Result<Jump> branch(const Datum& dot, const Statement& item);
  Result<Jump> loop(const Datum& dot, const Statement& item);
  Result<Jump> call_template(const Datum& dot, const Statement& item);
  Result<bool> turn(const Statement& item, const Datum& key, const Datum& element);
  Result<bool> turns(const Statement& item, const Value& over);
  Result<bool> count(const Statement& item, const Value& over);
  void write(const Value& value, Span site);
  Status within_limits(std::uint32_t before);

  // pipelines.cpp
  Result<Datum> pipeline(const Datum& dot, const Pipe& pipe);
  Result<Datum> command(const Datum& dot, const Command& words, const Datum* last);
  Result<Datum> path(const Datum& dot, const Expression& word, std::span<const Expression* const> args,
                     const Datum* last);
  Result<Datum> constant(const Expression& word);
  Result<Datum> operand(const Datum& dot, const Expression& word);
  Variable* variable(std::string_view name);

  // fields.cpp
  Result<Datum> fields(const Datum& dot, Datum receiver, const Expression& word, std::size_t first,
                       std::span<const Expression* const> args, const Datum* last);
  Result<Datum> field(const Datum& dot, std::string_view name, const Datum& receiver, const Expression& word,
                      std::span<const Expression* const> args, const Datum* last);
  Result<Datum> map_field(const Map& map, Type type, std::string_view name);
  Result<std::optional<Datum>> method(const Datum& dot, std::string_view name, const Value& receiver,
                                      const Expression& word, std::span<const Expression* const> args,
                                      const Datum* last);

  // calls.cpp
  Result<Datum> call(const Datum& dot, const Expression& name, Extent whole, std::span<const Expression* const> args,
                     const Datum* last);
  Result<Datum> shortcut(const Datum& dot, const FunctionRow& row, const Expression& name,
                         std::span<const Expression* const> args, const Datum* last);
  Status check_count(const FunctionRow& row, const Expression& name, std::size_t given, std::size_t all);
  Result<Value> argument(const Datum& dot, char letter, const Expression& word);
  Result<Value> literal(char letter, const Expression& word);
  Result<Value> fitting(char letter, const Datum& datum, const Expression* word);
  Value nil_of(char letter);

  // errors.cpp
  Error error(const Expression& word, std::string message) const;
  Error error(std::uint32_t position, Extent shown, std::string message) const;
  Error placed(Error what, std::uint32_t position, Extent shown, std::string_view function) const;
  bool forgiven(const Error& what, const Statement& item);
  void note(std::string_view code, const std::string& message, std::uint32_t position);
  bool deep() const;

  TemplateSet& set_;
  Run& run_;
  const Tree& tree_;
  std::string_view name_;
  sources::Builder& out_;
  std::vector<Variable> variables_;
  Datum root_;
};

}  // namespace rummage::helm
