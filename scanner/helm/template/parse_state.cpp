#include "helm/template/parse_state.h"

#include <fmt/format.h>

namespace rummage::helm {

Token Parser::next() {
  if (!waiting_.empty()) {
    current_ = std::move(waiting_.back());
    waiting_.pop_back();
  } else {
    current_ = lexer_.next();
  }
  last_end_ = current_.extent.end;
  return current_;
}

Token Parser::next_visible() {
  Token token = next();
  while (token.kind == Lexeme::space) token = next();
  return token;
}

const Token& Parser::peek() {
  if (waiting_.empty()) waiting_.push_back(lexer_.next());
  return waiting_.back();
}

const Token& Parser::peek_visible() {
  while (peek().kind == Lexeme::space) waiting_.pop_back();
  return waiting_.back();
}

bool Parser::fail(std::string message) {
  if (error_) return false;
  error_ = Error{"helm/template",
                 fmt::format("template: {}:{}: {}", tree_.name, line_at(tree_.text, current_.extent.begin), message),
                 {},
                 {}};
  return false;
}

bool Parser::unexpected(const Token& token, std::string_view where) {
  if (token.kind == Lexeme::error) return fail(token.message);
  return fail(fmt::format("unexpected {} in {}", shown(token, tree_.text), where));
}

bool Parser::enter() {
  if (++nesting_ <= options_.nesting) return true;
  if (!error_)
    error_ = Error{"helm/limit",
                   fmt::format("template: {}:{}: Blocks and parentheses stand more than {} deep in each other",
                               tree_.name, line_at(tree_.text, current_.extent.begin), options_.nesting),
                   {},
                   {}};
  return false;
}

}  // namespace rummage::helm
