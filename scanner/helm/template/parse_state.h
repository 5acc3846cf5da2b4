#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "helm/template/lexer.h"
#include "helm/template/parser.h"

namespace rummage::helm {

/// The recursive descent over one template. Statements are in parser.cpp, pipelines and operands in operands.cpp. A
/// function gives false (or null) once an error stands in `error`. Inside the room only.
class Parser {
 public:
  Parser(sources::Sources& all, sources::Recording recording, const ParseOptions& options, Tree& tree)
      : sources_(all), recording_(recording), options_(options), tree_(tree), lexer_(tree.text) {}

  bool run();
  Error take_error() { return std::move(*error_); }

 private:
  // What ends a list of statements.
  enum class Stop { end_of_text, end, otherwise };
  // Variables and loops that a template has around it; a define begins anew.
  struct Scope {
    std::vector<std::string_view> variables{"$"};
    int loops = 0;
  };

  // parser.cpp
  bool statements(Block& block, Stop& stop, bool top);
  bool statement(Block& block, std::optional<Stop>& stop, bool top);
  bool definition();
  bool defined(std::string name, const Block* body);
  bool control(Statement& made, Action kind, std::string_view what);
  bool otherwise(Statement& made, std::string_view what);
  bool nested(Statement& made, Action kind, std::string_view what);
  bool call(Statement& made);
  bool block_action(Statement& made);
  bool jump(Statement& made, Action kind);
  bool print(Statement& made);
  bool template_name(std::string& name, std::string_view what);
  bool finish_action(std::string_view what);
  const Block* own_body(bool& good);

  // operands.cpp
  const Pipe* pipeline(std::string_view what, Lexeme close);
  bool declarations(Pipe& pipe, std::string_view what);
  bool check(const Pipe& pipe, std::string_view what);
  bool command(Pipe& pipe);
  Expression* operand(bool& good);
  bool chained(Expression*& made);
  Expression* term(bool& good);
  bool constant(Expression& made, const Token& token);
  bool number(Expression& made, const Token& token);
  Value constant_text(const Token& token, std::string_view bytes);
  sources::Text slice(Extent extent) const;

  // parse_state.cpp
  Token next();
  Token next_visible();
  const Token& peek();
  const Token& peek_visible();
  void put_back(Token token) { waiting_.push_back(std::move(token)); }
  bool fail(std::string message);
  bool unexpected(const Token& token, std::string_view where);
  bool enter();
  void leave() { --nesting_; }
  std::string_view bytes(Extent extent) const { return tree_.text.substr(extent.begin, extent.end - extent.begin); }
  Block& new_block() { return tree_.blocks.emplace_back(); }

  sources::Sources& sources_;
  sources::Recording recording_;
  const ParseOptions& options_;
  Tree& tree_;
  Lexer lexer_;
  Scope scope_;
  std::vector<Token> waiting_;  ///< the last one comes first
  Token current_;               ///< the last one read, for the line of errors
  std::uint32_t nesting_ = 0;
  std::uint32_t last_end_ = 0;  ///< of the last token taken
  std::optional<Error> error_;
};

}  // namespace rummage::helm
