#include "helm/template/parser.h"

#include <fmt/format.h>

#include <algorithm>

#include "helm/template/constants.h"
#include "helm/template/parse_state.h"

namespace rummage::helm {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\v\f") == text.npos;
}

}  // namespace

bool Parser::run() {
  Block& root = new_block();
  tree_.root = &root;
  Stop stop = Stop::end_of_text;
  return statements(root, stop, true);
}

bool Parser::statements(Block& block, Stop& stop, bool top) {
  for (;;) {
    if (peek_visible().kind == Lexeme::end_of_text) {
      next();
      stop = Stop::end_of_text;
      return top || fail("unexpected EOF");
    }
    std::optional<Stop> found;
    if (!statement(block, found, top)) return false;
    if (!found) continue;
    stop = *found;
    if (top) return fail(fmt::format("unexpected {{{{{}}}}}", stop == Stop::end ? "end" : "else"));
    return true;
  }
}

// One run of text or one action; `stop` says that it was an end or an else.
bool Parser::statement(Block& block, std::optional<Stop>& stop, bool top) {
  const Token token = next_visible();
  Statement made;
  made.extent = token.extent;
  if (token.kind == Lexeme::text) {
    block.blank = block.blank && is_blank(bytes(token.extent));
    block.statements.push_back(std::move(made));
    return true;
  }
  if (token.kind != Lexeme::left_delimiter) return unexpected(token, "input");
  const Token word = next_visible();
  made.position = word.extent.begin;
  switch (word.kind) {
    case Lexeme::define:
      if (!top) return unexpected(word, "command");
      return definition();
    case Lexeme::end:
      stop = Stop::end;
      return finish_action("end");
    case Lexeme::else_:
      stop = Stop::otherwise;
      return true;
    case Lexeme::if_:
      if (!control(made, Action::branch_if, "if")) return false;
      break;
    case Lexeme::with:
      if (!control(made, Action::branch_with, "with")) return false;
      break;
    case Lexeme::range:
      if (!control(made, Action::loop, "range")) return false;
      break;
    case Lexeme::template_:
      if (!call(made)) return false;
      break;
    case Lexeme::block:
      if (!block_action(made)) return false;
      break;
    case Lexeme::break_:
    case Lexeme::continue_:
      if (!jump(made, word.kind == Lexeme::break_ ? Action::leave : Action::again)) return false;
      break;
    default:
      put_back(word);
      if (!print(made)) return false;
  }
  block.blank = false;
  block.statements.push_back(std::move(made));
  return true;
}

bool Parser::finish_action(std::string_view what) {
  const Token token = next_visible();
  return token.kind == Lexeme::right_delimiter || unexpected(token, what);
}

bool Parser::print(Statement& made) {
  made.kind = Action::print;
  made.pipe = pipeline("command", Lexeme::right_delimiter);
  made.extent.end = last_end_;
  if (made.pipe != nullptr) made.position = made.pipe->extent.begin;
  return made.pipe != nullptr;
}

// {{if pipeline}} list {{else}} list {{end}}, and so for with and range.
bool Parser::control(Statement& made, Action kind, std::string_view what) {
  made.kind = kind;
  const std::size_t variables = scope_.variables.size();
  if (!enter()) return false;
  made.pipe = pipeline(what, Lexeme::right_delimiter);
  made.extent.end = last_end_;
  if (made.pipe == nullptr) return false;
  made.position = made.pipe->extent.begin;
  Block& body = new_block();
  made.body = &body;
  Stop stop = Stop::end;
  scope_.loops += kind == Action::loop ? 1 : 0;
  const bool good = statements(body, stop, false);
  scope_.loops -= kind == Action::loop ? 1 : 0;
  if (!good || (stop == Stop::otherwise && !otherwise(made, what))) return false;
  scope_.variables.resize(variables);
  leave();
  return true;
}

// After the word else: another if (or with) ends with the same end.
bool Parser::otherwise(Statement& made, std::string_view what) {
  Block& block = new_block();
  made.otherwise = &block;
  const Token word = next_visible();
  const bool chained = (word.kind == Lexeme::if_ && what == "if") || (word.kind == Lexeme::with && what == "with");
  if (chained) {
    Statement inner;
    inner.extent = word.extent;
    block.blank = false;
    if (!control(inner, made.kind, what)) return false;
    block.statements.push_back(std::move(inner));
    return true;
  }
  if (word.kind != Lexeme::right_delimiter) return unexpected(word, "else");
  Stop stop = Stop::end;
  if (!statements(block, stop, false)) return false;
  return stop == Stop::end || fail("expected end; found {{else}}");
}

bool Parser::jump(Statement& made, Action kind) {
  made.kind = kind;
  const std::string_view name = kind == Action::leave ? "break" : "continue";
  if (!finish_action(fmt::format("{{{{{}}}}}", name))) return false;
  made.extent.end = last_end_;
  return scope_.loops > 0 || fail(fmt::format("{{{{{}}}}} outside {{{{range}}}}", name));
}

bool Parser::template_name(std::string& name, std::string_view what) {
  const Token token = next_visible();
  if (token.kind != Lexeme::string && token.kind != Lexeme::raw_string) return unexpected(token, what);
  auto text = unquoted(bytes(token.extent));
  if (!text) return fail("invalid syntax");
  name = std::move(*text);
  return true;
}

bool Parser::call(Statement& made) {
  made.kind = Action::call_template;
  if (!template_name(made.name, "template clause")) return false;
  if (peek_visible().kind == Lexeme::right_delimiter) {
    next();
  } else {
    made.pipe = pipeline("template clause", Lexeme::right_delimiter);
    if (made.pipe == nullptr) return false;
  }
  made.extent.end = last_end_;
  return true;
}

// The statements of a define or block: a template of its own, without the variables around it.
const Block* Parser::own_body(bool& good) {
  Block& body = new_block();
  Scope outer = std::exchange(scope_, {});
  Stop stop = Stop::end;
  good = enter() && statements(body, stop, false);
  leave();
  scope_ = std::move(outer);
  if (good && stop != Stop::end) good = fail("unexpected {{else}} in define clause");
  return &body;
}

bool Parser::block_action(Statement& made) {
  made.kind = Action::call_template;
  if (!template_name(made.name, "block clause")) return false;
  made.pipe = pipeline("block clause", Lexeme::right_delimiter);
  made.extent.end = last_end_;
  bool good = made.pipe != nullptr;
  const Block* body = good ? own_body(good) : nullptr;
  return good && defined(made.name, body);
}

bool Parser::definition() {
  std::string name;
  if (!template_name(name, "define clause") || !finish_action("define clause")) return false;
  bool good = true;
  const Block* body = own_body(good);
  return good && defined(std::move(name), body);
}

// In one text a template may be defined again only where one of the two is blank.
bool Parser::defined(std::string name, const Block* body) {
  const auto found =
      std::find_if(tree_.defined.begin(), tree_.defined.end(), [&](const auto& item) { return item.first == name; });
  if (found == tree_.defined.end()) {
    tree_.defined.emplace_back(std::move(name), body);
  } else if (found->second->is_blank()) {
    found->second = body;
  } else if (!body->is_blank()) {
    return fail(fmt::format("template: multiple definition of template \"{}\"", name));
  }
  return true;
}

Result<sources::Text> template_source(sources::Sources& all, sources::Recording recording, TextId text) {
  auto bytes = all.bytes(text);
  if (!bytes) return bytes.take_error();
  sources::Builder builder(all, recording);
  const Span whole{{text, 0}, static_cast<std::uint32_t>((*bytes)->size())};
  if (auto done = builder.literal(whole, sources::Origin::template_text, **bytes); !done) return done.take_error();
  return builder.finish();
}

Result<std::shared_ptr<const Tree>> parse_template(sources::Sources& all, sources::Recording recording,
                                                   const ParseOptions& options, std::string name,
                                                   sources::Text source) {
  auto tree = std::make_shared<Tree>();
  tree->name = std::move(name);
  tree->source = std::move(source);
  tree->text = tree->source.view();
  Parser parser(all, recording, options, *tree);
  if (!parser.run()) return parser.take_error();
  return std::shared_ptr<const Tree>(std::move(tree));
}

}  // namespace rummage::helm
