#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "helm/template/constants.h"
#include "helm/template/parse_state.h"

namespace rummage::helm {
namespace {

bool begins_operand(Lexeme kind) {
  switch (kind) {
    case Lexeme::boolean:
    case Lexeme::char_constant:
    case Lexeme::complex_number:
    case Lexeme::dot:
    case Lexeme::field:
    case Lexeme::identifier:
    case Lexeme::number:
    case Lexeme::nil:
    case Lexeme::raw_string:
    case Lexeme::string:
    case Lexeme::variable:
    case Lexeme::left_parenthesis:
      return true;
    default:
      return false;
  }
}

}  // namespace

// {{$x := a | b}}, up to `close`, which is taken.
const Pipe* Parser::pipeline(std::string_view what, Lexeme close) {
  if (!enter()) return nullptr;
  Pipe& pipe = tree_.pipes.emplace_back();
  pipe.extent.begin = peek_visible().extent.begin;
  if (!declarations(pipe, what)) return nullptr;
  for (;;) {
    const Token token = next_visible();
    if (token.kind == close) {
      pipe.extent.end = pipe.commands.empty() ? token.extent.begin : pipe.commands.back().extent.end;
      leave();
      return check(pipe, what) ? &pipe : nullptr;
    }
    if (!begins_operand(token.kind)) return unexpected(token, what), nullptr;
    put_back(token);
    if (!command(pipe)) return nullptr;
  }
}

// $x := , $x = , and in range $i, $x := . A variable that begins a command is put back.
bool Parser::declarations(Pipe& pipe, std::string_view what) {
  for (;;) {
    if (peek_visible().kind != Lexeme::variable) return true;
    const Token variable = next();
    const Token after = peek();
    const Token visible = peek_visible();
    const std::string_view name = bytes(variable.extent);
    if (visible.kind == Lexeme::assign || visible.kind == Lexeme::declare) {
      next();
      pipe.assigns = visible.kind == Lexeme::assign;
      pipe.names.push_back(name);
      scope_.variables.push_back(name);
      return true;
    }
    if (visible.kind != Lexeme::character || bytes(visible.extent) != ",") {
      if (after.kind == Lexeme::space) put_back(after);
      put_back(variable);
      return true;
    }
    next();
    pipe.names.push_back(name);
    scope_.variables.push_back(name);
    if (what != "range" || pipe.names.size() >= 2) return fail(fmt::format("too many declarations in {}", what));
    const Lexeme following = peek_visible().kind;
    if (following != Lexeme::variable && following != Lexeme::right_delimiter && following != Lexeme::right_parenthesis)
      return fail("range can only initialize variables");
  }
}

bool Parser::check(const Pipe& pipe, std::string_view what) {
  if (pipe.commands.empty()) return fail(fmt::format("missing value for {}", what));
  for (std::size_t i = 1; i < pipe.commands.size(); ++i) {
    const Operand kind = pipe.commands[i].words.front()->kind;
    if (kind == Operand::constant || kind == Operand::dot || kind == Operand::nothing)
      return fail(fmt::format("non executable command in pipeline stage {}", i + 1));
  }
  return true;
}

// operand operand ... up to a pipe (taken) or what closes the pipeline.
bool Parser::command(Pipe& pipe) {
  Command made;
  made.extent.begin = peek_visible().extent.begin;
  for (;;) {
    bool good = true;
    if (const Expression* word = operand(good)) {
      made.words.push_back(word);
      made.extent.end = word->extent.end;
    }
    if (!good) return false;
    const Token token = next();
    if (token.kind == Lexeme::space) {
      peek_visible();
      continue;
    }
    if (token.kind == Lexeme::right_delimiter || token.kind == Lexeme::right_parenthesis) {
      put_back(token);
    } else if (token.kind != Lexeme::pipe) {
      return unexpected(token, "operand");
    }
    break;
  }
  if (made.words.empty()) return fail("empty command");
  pipe.commands.push_back(std::move(made));
  return true;
}

// A term with the fields that follow it at once.
Expression* Parser::operand(bool& good) {
  Expression* made = term(good);
  if (made == nullptr || !good || peek().kind != Lexeme::field) return made;
  good = chained(made);
  return made;
}

bool Parser::chained(Expression*& made) {
  const std::uint32_t position = peek().extent.begin;
  if (made->kind == Operand::constant || made->kind == Operand::nothing || made->kind == Operand::dot)
    return fail(fmt::format("unexpected . after term \"{}\"", shown_source(tree_, made->extent)));
  if (made->kind != Operand::field && made->kind != Operand::variable) {
    Expression& chain = tree_.expressions.emplace_back();
    chain.kind = Operand::chain;
    chain.inner = made;
    chain.extent = made->extent;
    made = &chain;
  }
  made->position = position;
  while (peek().kind == Lexeme::field) {
    const Token token = next();
    made->names.push_back(bytes(token.extent).substr(1));
    made->extent.end = token.extent.end;
  }
  return true;
}

Expression* Parser::term(bool& good) {
  const Token token = next_visible();
  if (!begins_operand(token.kind)) return put_back(token), nullptr;
  Expression& made = tree_.expressions.emplace_back();
  made.position = token.extent.begin;
  made.extent = token.extent;
  const std::string_view text = bytes(token.extent);
  switch (token.kind) {
    case Lexeme::dot:
      break;
    case Lexeme::nil:
      made.kind = Operand::nothing;
      break;
    case Lexeme::field:
      made.kind = Operand::field;
      made.names.push_back(text.substr(1));
      break;
    case Lexeme::identifier:
      made.kind = Operand::call;
      made.names.push_back(text);
      made.row = find_function(text, options_.helm);
      if (made.row == nullptr && !options_.lenient) good = fail(fmt::format("function \"{}\" not defined", text));
      break;
    case Lexeme::variable:
      made.kind = Operand::variable;
      made.names.push_back(text);
      if (std::find(scope_.variables.begin(), scope_.variables.end(), text) == scope_.variables.end())
        good = fail(fmt::format("undefined variable \"{}\"", text));
      break;
    case Lexeme::left_parenthesis:
      made.kind = Operand::pipe;
      made.pipe = pipeline("parenthesized pipeline", Lexeme::right_parenthesis);
      good = made.pipe != nullptr;
      made.extent.end = last_end_;
      if (good) made.position = made.pipe->extent.begin;
      break;
    default:
      made.kind = Operand::constant;
      good = constant(made, token);
  }
  return &made;
}

bool Parser::constant(Expression& made, const Token& token) {
  const std::string_view text = bytes(token.extent);
  if (token.kind == Lexeme::boolean) {
    made.constant = Value::boolean(text == "true", constant_text(token, text).text());
    return true;
  }
  if (token.kind != Lexeme::string && token.kind != Lexeme::raw_string) return number(made, token);
  const auto unescaped = unquoted(text);
  if (!unescaped) return fail("invalid syntax");
  made.constant = constant_text(token, *unescaped);
  return true;
}

bool Parser::number(Expression& made, const Token& token) {
  const std::string_view text = bytes(token.extent);
  made.is_number = true;
  if (token.kind == Lexeme::char_constant) {
    const auto rune = read_char(text);
    if (!rune) return fail(fmt::format("malformed character constant: {}", text));
    made.is_integer = true;
    made.whole = *rune;
    made.real = *rune;
    made.constant = Value::integer(made.whole, constant_text(token, text).text());
    return true;
  }
  const auto number = read_number(text);
  if (!number) return fail(fmt::format("bad number syntax: \"{}\"", text));
  const sources::Text evidence = constant_text(token, text).text();
  made.is_integer = number->is_integer;
  made.whole = number->integer;
  made.real = number->real;
  if (number->is_complex) {
    made.constant = Value::object(&tree_.complex.emplace_back(number->real, number->imaginary));
  } else if (number->overflows) {
    // Left nil: evaluation says what is wrong.
    made.constant = Value::nil(evidence);
  } else {
    made.constant =
        number->prints_as_float ? Value::real(number->real, evidence) : Value::integer(number->integer, evidence);
  }
  return true;
}

sources::Text Parser::slice(Extent extent) const {
  sources::Builder builder(sources_, recording_);
  const auto pieces = tree_.source.pieces();
  const bool plain = pieces.size() == 1 && pieces[0].how() == sources::How{sources::Origin::template_text, true};
  if (plain) {
    const sources::Piece piece = pieces[0];
    Span span{{piece.text, piece.offset + extent.begin}, extent.end - extent.begin};
    if (builder.literal(span, sources::Origin::template_const)) return builder.finish();
  }
  builder.slice(tree_.source, extent.begin, extent.end - extent.begin);
  return builder.finish();
}

// The constant as a string: the bytes between the quotes where they stand for themselves, else decoded from them.
Value Parser::constant_text(const Token& token, std::string_view text) {
  Extent inner = token.extent;
  if (token.kind == Lexeme::string || token.kind == Lexeme::raw_string) ++inner.begin, --inner.end;
  const sources::Text source = slice(inner);
  if (source.view() == text) return Value::string(source);
  sources::Builder builder(sources_, recording_);
  builder.opaque(text, sources::Origin::derived_exact, source);
  return Value::string(builder.finish());
}

}  // namespace rummage::helm
