#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "helm/template/ast.h"

namespace rummage::helm {

/// The tokens of Go's template language (text/template/parse). Keywords stand after `keyword`.
enum class Lexeme : std::uint8_t {
  error,
  boolean,
  character,  ///< printable ASCII; such as the comma
  char_constant,
  complex_number,
  assign,   ///< =
  declare,  ///< :=
  end_of_text,
  field,  ///< .Name
  identifier,
  left_delimiter,
  left_parenthesis,
  number,
  pipe,
  raw_string,
  right_delimiter,
  right_parenthesis,
  space,
  string,
  text,
  variable,  ///< $ or $name
  dot,
  keyword,
  block,
  break_,
  continue_,
  define,
  else_,
  end,
  if_,
  nil,
  range,
  template_,
  with,
};

/// One token; `message` says what is wrong when `kind` is error.
struct Token {
  Lexeme kind = Lexeme::end_of_text;
  Extent extent;
  std::string message;
};

/// Cuts a template into tokens, comments left out. A view of the text, which must outlive it.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  /// The next token; after an error or the end the same again and again.
  Token next();

 private:
  Token make(Lexeme kind, std::size_t begin);
  Token fail(std::string message, std::size_t at);
  Token text_run();
  Token left_delimiter();
  bool skip_comment(Token& failed);
  Token inside();
  Token space();
  Token right_delimiter();
  Token number();
  bool scan_number();
  Token quoted(char quote, Lexeme kind, const char* what);
  Token raw_quoted();
  Token identifier();
  Token field_or_variable(Lexeme kind);
  bool at_right_delimiter(bool& trims) const;
  bool at_terminator() const;
  void skip_name();
  void skip_spaces();
  std::string_view rest() const { return text_.substr(at_); }

  std::string_view text_;
  std::size_t at_ = 0;
  int parentheses_ = 0;
  bool in_action_ = false;
  bool ended_ = false;
  Token last_;
};

/// "<end>", "\"text\"": a token as Go's messages show it.
std::string shown(const Token& token, std::string_view text);

}  // namespace rummage::helm
