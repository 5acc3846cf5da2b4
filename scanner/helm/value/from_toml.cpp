#include "helm/value/from_toml.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "helm/value/toml_scalars.h"

namespace rummage::helm {
namespace {

using sources::PositionMap;
using sources::Text;

constexpr int deepest = 200;

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Reads TOML line by line into maps.
class Reader {
 public:
  Reader(Heap& heap, LeafMaker& leaves) : heap_(heap), leaves_(leaves), text_(leaves.whole()), root_(heap.map()) {
    table_ = root_;
  }

  Result<Value> read() {
    while (!failed() && skip_to_content()) statement();
    if (failed()) return Error{"helm/toml", fmt::format("toml: line {}: {}", line(), problem_), {}, {}};
    return Value::map(root_);
  }

 private:
  bool failed() const { return !problem_.empty(); }
  void fail(std::string message) {
    if (problem_.empty()) problem_ = std::move(message);
  }
  std::size_t line() const {
    return 1 + static_cast<std::size_t>(std::count(
                   text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, text_.size())), '\n'));
  }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(std::string_view wanted) {
    if (!text_.substr(std::min(at_, text_.size())).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  void blanks() {
    while (peek() == ' ' || peek() == '\t') ++at_;
  }

  /// Over blanks, comments and line ends; false at the end of the text.
  bool skip_to_content() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        ++at_;
      } else {
        return true;
      }
    }
    return false;
  }

  void end_of_line() {
    blanks();
    if (peek() == '#') at_ = std::min(text_.find('\n', at_), text_.size());
    if (failed() || at_ >= text_.size() || take("\n") || take("\r\n")) return;
    fail("expected a top-level item to end with a newline, comment, or EOF");
  }

  void statement() {
    if (take("[[")) {
      header(true);
    } else if (take("[")) {
      header(false);
    } else {
      entry(table_, deepest);
    }
    end_of_line();
  }

  void header(bool list) {
    blanks();
    const std::vector<Text> path = keys();
    blanks();
    if (!failed() && !take(list ? "]]" : "]")) fail("expected end of table name delimiter ']'");
    if (failed()) return;
    Map* at = root_;
    for (std::size_t i = 0; i + 1 < path.size() && at != nullptr; ++i) at = inner(at, path[i]);
    if (at == nullptr) return;
    if (!list) {
      table_ = inner(at, path.back());
      return;
    }
    const Slot* slot = at->find(path.back().view());
    List* items = slot != nullptr && slot->value.is_list() ? slot->value.as_list() : nullptr;
    if (slot != nullptr && items == nullptr) return fail("key has already been defined");
    if (items == nullptr) at->set(path.back(), Value::list(items = heap_.list()));
    table_ = heap_.map();
    items->items.push_back(Value::map(table_));
  }

  /// The table at `key`, the last one of a list of tables; made when it is absent.
  Map* inner(Map* at, const Text& key) {
    const Slot* slot = at->find(key.view());
    if (slot == nullptr) {
      Map* made = heap_.map();
      at->set(key, Value::map(made));
      return made;
    }
    if (slot->value.is_map()) return slot->value.as_map();
    const List* list = slot->value.is_list() ? slot->value.as_list() : nullptr;
    if (list != nullptr && !list->items.empty() && list->items.back().is_map()) return list->items.back().as_map();
    fail("key has already been defined");
    return nullptr;
  }

  void entry(Map* table, int levels) {
    const std::vector<Text> path = keys();
    blanks();
    if (!failed() && !take("=")) fail("expected '=' after a key");
    blanks();
    Value value = this->value(levels);
    Map* at = table;
    for (std::size_t i = 0; i + 1 < path.size() && at != nullptr && !failed(); ++i) at = inner(at, path[i]);
    if (failed() || at == nullptr) return;
    if (at->find(path.back().view()) != nullptr) return fail("key has already been defined");
    at->set(path.back(), std::move(value));
  }

  std::vector<Text> keys() {
    std::vector<Text> path;
    do {
      blanks();
      if (path.size() >= static_cast<std::size_t>(deepest)) fail("key is nested too deep");
      if (failed()) return path;
      path.push_back(key());
      blanks();
    } while (!failed() && take("."));
    return path;
  }

  Text key() {
    if (peek() == '"' || peek() == '\'') return string();
    const std::size_t begin = at_;
    while (is_bare(peek())) ++at_;
    if (at_ == begin) fail("expected a key");
    return same(begin, at_);
  }

  Text same(std::size_t begin, std::size_t end) {
    return leaves_.same(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin));
  }

  Text evidence(std::size_t begin) {
    return leaves_.evidence(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_ - begin));
  }

  Value value(int levels) {
    if (levels == 0) fail("nested too deep");
    if (failed()) return {};
    const char c = peek();
    if (c == '"' || c == '\'') return Value::string(string());
    if (c == '[') return array(levels);
    if (c == '{') return inline_table(levels);
    return word();
  }

  Value array(int levels) {
    List* list = heap_.list();
    ++at_;
    while (!failed()) {
      if (!skip_to_content()) fail("unexpected EOF; expected ']'");
      if (take("]")) break;
      list->items.push_back(value(levels - 1));
      skip_to_content();
      if (failed() || take(",")) continue;
      if (!take("]")) fail("expected a comma (',') or array terminator (']')");
      break;
    }
    return Value::list(list);
  }

  Value inline_table(int levels) {
    Map* map = heap_.map();
    ++at_;
    blanks();
    if (take("}")) return Value::map(map);
    while (!failed()) {
      blanks();
      entry(map, levels - 1);
      blanks();
      if (failed() || take(",")) continue;
      if (!take("}")) fail("expected a comma (',') or inline table terminator ('}')");
      break;
    }
    return Value::map(map);
  }

  /// A number, boolean or date.
  Value word() {
    const std::size_t begin = at_;
    while (is_bare(peek()) || peek() == '+' || peek() == '.' || peek() == ':') ++at_;
    const bool date = at_ - begin == 10 && text_[begin + 4] == '-' && peek() == ' ';
    if (date && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))
      for (++at_; is_bare(peek()) || peek() == '+' || peek() == '.' || peek() == ':';) ++at_;
    const std::string_view written = text_.substr(begin, at_ - begin);
    if (written == "true" || written == "false") return Value::boolean(written == "true", evidence(begin));
    const std::size_t digits = std::min(written.find_first_not_of("0123456789"), written.size());
    const bool time = digits == 2 && written.size() > 4 && written[2] == ':';
    if (time || (digits == 4 && written.size() >= 10 && written[4] == '-' && written[7] == '-'))
      return Value::string(same(begin, at_));
    return number(written, begin);
  }

  Value number(std::string_view written, std::size_t begin) {
    const auto read = read_toml_number(written);
    if (!read) return fail("expected value but found something else"), Value();
    if (const double* real = std::get_if<double>(&*read)) return Value::real(*real, evidence(begin));
    return Value::integer(std::get<std::int64_t>(*read), evidence(begin), Type::int64);
  }

  Text string() {
    const char quote = peek();
    const std::string three(3, quote);
    if (!text_.substr(at_).starts_with(three)) return one_line(quote);
    at_ += 3;
    if (!take("\n")) take("\r\n");
    const std::size_t begin = at_;
    while (at_ < text_.size() && !text_.substr(at_).starts_with(three)) at_ += quote == '"' && peek() == '\\' ? 2 : 1;
    if (at_ >= text_.size()) return fail("unexpected EOF; expected '" + three + "'"), Text();
    while (at_ + 3 < text_.size() && text_[at_ + 3] == quote && at_ - begin < text_.size()) ++at_;
    const std::size_t end = at_;
    at_ += 3;
    return quote == '"' ? decoded(begin, end) : same(begin, end);
  }

  Text one_line(char quote) {
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n')
      at_ += quote == '"' && peek() == '\\' ? 2 : 1;
    if (peek() != quote) return fail("strings cannot contain newlines"), Text();
    const std::size_t end = at_++;
    return quote == '"' ? decoded(begin, end) : same(begin, end);
  }

  Text decoded(std::size_t begin, std::size_t end) {
    const std::string_view source = text_.substr(begin, end - begin);
    if (source.find('\\') == source.npos) return same(begin, end);
    std::string out;
    PositionMap map;
    for (std::size_t at = 0; at < source.size() && !failed();) {
      const std::size_t before = out.size();
      const TomlUnit unit = read_toml_unit(source, at, out);
      if (unit.problem != nullptr) fail(unit.problem);
      if (out.size() > before)
        map.add(static_cast<std::uint32_t>(at), 1, static_cast<std::uint16_t>(out.size() - before),
                static_cast<std::uint16_t>(unit.bytes));
      at += unit.bytes;
    }
    return leaves_.decoded(out, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin),
                           std::move(map));
  }

  Heap& heap_;
  LeafMaker& leaves_;
  std::string_view text_;
  Map* root_;
  Map* table_;
  std::size_t at_ = 0;
  std::string problem_;
};

}  // namespace

Result<Value> from_toml(Heap& heap, sources::Sources& all, sources::Recording records, const Ground& ground) {
  LeafMaker leaves(all, records, ground);
  return Reader(heap, leaves).read();
}

}  // namespace rummage::helm
