#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "helm/functions/function.h"
#include "helm/value/complex.h"
#include "helm/value/value.h"
#include "sources/text.h"

namespace rummage::helm {

/// Bytes [begin, end) of the template's text.
struct Extent {
  std::uint32_t begin = 0, end = 0;
};

struct Pipe;

/// What an operand is. `constant`: a number, string or boolean; `nothing`: the word nil; `chain`: (pipe).Field;
/// `call`: a function's name.
enum class Operand : std::uint8_t { dot, nothing, constant, field, variable, chain, call, pipe };

/// An operand of a command.
struct Expression {
  Operand kind = Operand::dot;
  std::uint32_t position = 0;  ///< the byte that Go's messages name
  Extent extent;
  /// Of a field or chain the names; of a variable "$x" and the names after it; of a call the function's name.
  std::vector<std::string_view> names;
  Value constant;
  bool is_number = false;
  bool is_integer = false;            ///< a number that fits an int parameter: 3, 'a', 1e3
  std::int64_t whole = 0;             ///< its value as one
  double real = 0;                    ///< its value for a float parameter
  const FunctionRow* row = nullptr;   ///< of a call; null only in lenient trees
  const Expression* inner = nullptr;  ///< of a chain
  const Pipe* pipe = nullptr;         ///< of a pipe
};

struct Command {
  Extent extent;
  std::vector<const Expression*> words;  ///< at least one
};

/// A pipeline, with what it declares or assigns.
struct Pipe {
  Extent extent;
  bool assigns = false;
  std::vector<std::string_view> names;  ///< "$x"
  std::vector<Command> commands;        ///< at least one
};

struct Block;

enum class Action : std::uint8_t { text, print, branch_if, branch_with, loop, call_template, leave, again };

/// A run of text or an action. `leave` and `again`: break and continue.
struct Statement {
  Action kind = Action::text;
  Extent extent;                     ///< of an action with its delimiters; of a block only its first action
  std::uint32_t position = 0;        ///< the byte that Go's messages name
  const Pipe* pipe = nullptr;        ///< null in {{template "x"}} and for text, break, continue
  const Block* body = nullptr;       ///< of if, with, range
  const Block* otherwise = nullptr;  ///< their else; null: none
  std::string name;                  ///< of the template called
};

struct Block {
  std::vector<Statement> statements;
  bool is_blank() const;  ///< nothing but white space and comments (Go: such a template replaces none)
  bool blank = true;
};

/// What was parsed from one text. Frozen; nodes point into it and into `source`.
struct Tree {
  std::string name;       ///< of the file: what messages name
  sources::Text source;   ///< one that recording knows the pieces of
  std::string_view text;  ///< its bytes
  const Block* root = nullptr;
  std::vector<std::pair<std::string, const Block*>> defined;  ///< by define and block, in the order of the text

  std::deque<Block> blocks;
  std::deque<Pipe> pipes;
  std::deque<Expression> expressions;
  std::deque<Complex> complex;
};

/// "name:line:column" of a byte of the tree's text as Go counts them: lines from 1, columns in bytes from 0.
std::string position_text(const Tree& tree, std::uint32_t position);
/// The line (from 1) of a byte.
std::uint32_t line_at(std::string_view text, std::uint32_t position);
/// The bytes of an extent on one line, long string constants left out (they may be secrets).
std::string shown_source(const Tree& tree, Extent extent);

}  // namespace rummage::helm
