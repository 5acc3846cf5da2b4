#include "helm/template/lexer.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/utf8.h"
#include "helm/template/characters.h"

namespace rummage::helm {
namespace {

constexpr std::string_view comment_open = "/*", comment_close = "*/";

struct Keyword {
  std::string_view word;
  Lexeme kind;
};
constexpr std::array<Keyword, 11> keywords = {{{"block", Lexeme::block},
                                               {"break", Lexeme::break_},
                                               {"continue", Lexeme::continue_},
                                               {"define", Lexeme::define},
                                               {"else", Lexeme::else_},
                                               {"end", Lexeme::end},
                                               {"if", Lexeme::if_},
                                               {"nil", Lexeme::nil},
                                               {"range", Lexeme::range},
                                               {"template", Lexeme::template_},
                                               {"with", Lexeme::with}}};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool has_left_trim(std::string_view text) {
  return text.size() >= 2 && text[0] == '-' && is_space(text[1]);
}

bool has_right_trim(std::string_view text) {
  return text.size() >= 4 && is_space(text[0]) && text.substr(1, 3) == "-}}";
}

}  // namespace

Token Lexer::make(Lexeme kind, std::size_t begin) {
  return {kind, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)}, {}};
}

Token Lexer::fail(std::string message, std::size_t at) {
  Token token = make(Lexeme::error, at);
  token.message = std::move(message);
  return token;
}

Token Lexer::next() {
  if (ended_) return last_;
  last_ = in_action_ ? inside() : text_run();
  ended_ = last_.kind == Lexeme::error || last_.kind == Lexeme::end_of_text;
  return last_;
}

// The text up to the next action, without the white space that a trim marker eats; comments are passed over.
Token Lexer::text_run() {
  for (;;) {
    if (at_ >= text_.size()) return make(Lexeme::end_of_text, at_);
    const std::size_t begin = at_, open = text_.find("{{", at_);
    if (open == begin) {
      Token failed;
      const bool trims = has_left_trim(text_.substr(at_ + 2));
      if (!text_.substr(at_ + 2 + (trims ? 2 : 0)).starts_with(comment_open)) return left_delimiter();
      at_ += trims ? 4 : 2;
      if (!skip_comment(failed)) return failed;
      continue;
    }
    std::size_t end = open == text_.npos ? text_.size() : open;
    if (open != text_.npos && has_left_trim(text_.substr(open + 2)))
      while (end > begin && is_space(text_[end - 1])) --end;
    at_ = end;
    Token token = make(Lexeme::text, begin);
    at_ = open == text_.npos ? text_.size() : open;
    if (end > begin) return token;
  }
}

Token Lexer::left_delimiter() {
  const std::size_t begin = at_;
  at_ += has_left_trim(text_.substr(at_ + 2)) ? 4 : 2;
  in_action_ = true;
  parentheses_ = 0;
  return {Lexeme::left_delimiter,
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::min(at_, text_.size()))},
          {}};
}

bool Lexer::skip_comment(Token& failed) {
  const std::size_t close = text_.find(comment_close, at_ + comment_open.size());
  if (close == text_.npos) return failed = fail("unclosed comment", at_), false;
  at_ = close + comment_close.size();
  bool trims = false;
  if (!at_right_delimiter(trims)) return failed = fail("comment ends before closing delimiter", at_), false;
  at_ += trims ? 4 : 2;
  if (trims) skip_spaces();
  return true;
}

void Lexer::skip_spaces() {
  while (at_ < text_.size() && is_space(text_[at_])) ++at_;
}

bool Lexer::at_right_delimiter(bool& trims) const {
  trims = has_right_trim(rest());
  return trims || rest().starts_with("}}");
}

Token Lexer::right_delimiter() {
  const std::size_t begin = at_;
  bool trims = false;
  at_right_delimiter(trims);
  at_ += trims ? 4 : 2;
  Token token = make(Lexeme::right_delimiter, begin);
  if (trims) skip_spaces();
  in_action_ = false;
  return token;
}

Token Lexer::inside() {
  bool trims = false;
  if (at_right_delimiter(trims)) {
    if (parentheses_ == 0) return right_delimiter();
    return fail("unclosed left paren", at_);
  }
  if (at_ >= text_.size()) return fail("unclosed action", at_);
  const std::size_t begin = at_;
  const char c = text_[at_];
  if (is_space(c)) return space();
  switch (c) {
    case '=':
      return ++at_, make(Lexeme::assign, begin);
    case ':':
      if (!rest().starts_with(":=")) return fail("expected :=", begin);
      return at_ += 2, make(Lexeme::declare, begin);
    case '|':
      return ++at_, make(Lexeme::pipe, begin);
    case '"':
      return quoted('"', Lexeme::string, "unterminated quoted string");
    case '\'':
      return quoted('\'', Lexeme::char_constant, "unterminated character constant");
    case '`':
      return raw_quoted();
    case '$':
      return field_or_variable(Lexeme::variable);
    case '(':
      return ++at_, ++parentheses_, make(Lexeme::left_parenthesis, begin);
    case ')':
      if (--parentheses_ < 0) return fail("unexpected right paren", begin);
      return ++at_, make(Lexeme::right_parenthesis, begin);
    case '.':
      if (at_ + 1 < text_.size() && text_[at_ + 1] >= '0' && text_[at_ + 1] <= '9') return number();
      return field_or_variable(Lexeme::field);
    default:
      break;
  }
  if (c == '+' || c == '-' || (c >= '0' && c <= '9')) return number();
  const CodePoint point = decode_utf8(rest());
  if (is_alphanumeric(point.value)) return identifier();
  if (point.value > 0x20 && point.value < 0x7F) return ++at_, make(Lexeme::character, begin);
  return fail(fmt::format("unrecognized character in action: U+{:04X}", static_cast<std::uint32_t>(point.value)),
              begin);
}

// A trim marker needs the last space before it.
Token Lexer::space() {
  const std::size_t begin = at_;
  skip_spaces();
  if (has_right_trim(text_.substr(at_ - 1))) {
    --at_;
    if (at_ == begin) return inside();
  }
  return make(Lexeme::space, begin);
}

Token Lexer::quoted(char quote, Lexeme kind, const char* what) {
  const std::size_t begin = at_++;
  for (; at_ < text_.size() && text_[at_] != quote; ++at_) {
    if (text_[at_] == '\\') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') break;
  }
  if (at_ >= text_.size() || text_[at_] != quote) return at_ = begin, fail(what, begin);
  ++at_;
  return make(kind, begin);
}

Token Lexer::raw_quoted() {
  const std::size_t begin = at_, close = text_.find('`', at_ + 1);
  if (close == text_.npos) return fail("unterminated raw quoted string", begin);
  at_ = close + 1;
  return make(Lexeme::raw_string, begin);
}

void Lexer::skip_name() {
  while (at_ < text_.size()) {
    const CodePoint point = decode_utf8(rest());
    if (!is_alphanumeric(point.value)) return;
    at_ += point.bytes;
  }
}

bool Lexer::at_terminator() const {
  if (at_ >= text_.size() || is_space(text_[at_])) return true;
  return std::string_view(".,|:)(").find(text_[at_]) != std::string_view::npos || rest().starts_with("}}");
}

Token Lexer::identifier() {
  const std::size_t begin = at_;
  skip_name();
  if (!at_terminator()) return fail("bad character in a name", at_);
  const std::string_view word = text_.substr(begin, at_ - begin);
  for (const Keyword& keyword : keywords)
    if (keyword.word == word) return make(keyword.kind, begin);
  return make(word == "true" || word == "false" ? Lexeme::boolean : Lexeme::identifier, begin);
}

Token Lexer::field_or_variable(Lexeme kind) {
  const std::size_t begin = at_++;
  if (at_terminator()) return make(kind == Lexeme::field ? Lexeme::dot : kind, begin);
  skip_name();
  if (!at_terminator()) return fail("bad character in a name", at_);
  return make(kind, begin);
}

Token Lexer::number() {
  const std::size_t begin = at_;
  if (!scan_number()) return fail("bad number syntax", begin);
  if (at_ >= text_.size() || (text_[at_] != '+' && text_[at_] != '-')) return make(Lexeme::number, begin);
  // 1+2i: no blanks inside, and it ends with an i.
  if (!scan_number() || text_[at_ - 1] != 'i') return fail("bad number syntax", begin);
  return make(Lexeme::complex_number, begin);
}

bool Lexer::scan_number() {
  const auto accept = [this](std::string_view set) {
    return at_ < text_.size() && set.find(text_[at_]) != set.npos && ++at_ != 0;
  };
  const auto run = [&](std::string_view set) {
    while (accept(set)) continue;
  };
  std::string_view digits = "0123456789_";
  accept("+-");
  if (accept("0")) {
    if (accept("xX")) digits = "0123456789abcdefABCDEF_";
    if (digits.size() == 11 && accept("oO")) digits = "01234567_";
    if (digits.size() == 11 && accept("bB")) digits = "01_";
  }
  run(digits);
  if (accept(".")) run(digits);
  if (digits.size() == 11 && accept("eE")) accept("+-"), run("0123456789_");
  if (digits.size() == 23 && accept("pP")) accept("+-"), run("0123456789_");
  accept("i");
  if (at_ < text_.size() && is_alphanumeric(decode_utf8(rest()).value)) return false;
  return true;
}

std::string shown(const Token& token, std::string_view text) {
  const std::string_view bytes = text.substr(token.extent.begin, token.extent.end - token.extent.begin);
  if (token.kind == Lexeme::end_of_text) return "EOF";
  if (token.kind == Lexeme::error) return token.message;
  if (token.kind > Lexeme::keyword) return fmt::format("<{}>", bytes);
  if (bytes.size() > 10) return fmt::format("\"{}\"...", bytes.substr(0, 10));
  return fmt::format("\"{}\"", bytes);
}

}  // namespace rummage::helm
