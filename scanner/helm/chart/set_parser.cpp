#include "helm/chart/set_parser.h"

#include <strings.h>

#include <charconv>

#include "helm/chart/json_value.h"
#include "helm/chart/tables.h"
#include "helm/chart/unicode_text.h"
#include "helm/functions/go_unicode.h"
#include "helm/value/from_yaml.h"

namespace rummage::helm {
namespace {

constexpr int most_index = 65'536;
constexpr int most_levels = 30;

// As Go's parser goes on: `end` is io.EOF, which ends the line without an error.
enum class Step : std::uint8_t { more, end, failed };

bool same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() && strncasecmp(a.data(), b.data(), a.size()) == 0;
}

class SetParser {
 public:
  SetParser(Run& run, std::string_view line, SetKind kind, Span site, const SetFile& file)
      : run_(run), rest_(line), size_(line.size()), kind_(kind), line_(site), site_(site), file_(file) {}

  Status parse(Map& into) {
    Step step = Step::more;
    while (step == Step::more) step = key(into, 0);
    if (step == Step::end) return Done{};
    return Error{"helm/set", error_, {}, nullptr};
  }

 private:
  Step fail(std::string message) {
    error_ = std::move(message);
    return Step::failed;
  }
  Value text(std::string_view bytes) { return Value::string(run_.made(bytes, sources::Origin::cli_value, site_)); }

  // Bytes up to one of `stops`, which is taken off too; '\0' at the end of the line.
  char take_until(std::string_view stops, std::string& into) {
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (stops.find(c) != stops.npos) return c;
      if (c == '\\' && kind_ != SetKind::literal) {
        if (rest_.empty()) return '\0';
        into += rest_.front();
        rest_.remove_prefix(1);
      } else {
        into += c;
      }
    }
    return '\0';
  }

  void put(Map& into, std::string_view name, Value value) {
    if (name.empty()) return;
    Slot* there = into.find(name);
    if (there == nullptr) {
      into.set(run_.made(name, sources::Origin::cli_value, site_), std::move(value));
      return;
    }
    const Slot before = *there;
    there->value = std::move(value);
    if (!there->value.is_map() && !there->value.is_list()) hide(run_.heap, *there, before);
  }

  Step key(Map& into, int level) {
    // Each assignment of the line is a site of its own.
    if (level == 0 && line_.begin.text != 0)
      site_.begin.offset = line_.begin.offset + static_cast<std::uint32_t>(size_ - rest_.size());
    std::string name;
    const char stop = take_until(kind_ == SetKind::literal ? "=[." : "=[,.", name);
    switch (stop) {
      case '\0':
        return name.empty() ? Step::end : fail("a key has no value");
      case '[':
        return indexed(into, name, level);
      case '=':
        return assigned([&](Value value) {
          put(into, name, std::move(value));
          return Step::more;
        });
      case '.':
        return nested(into, name, level + 1);
      default:
        put(into, name, text(""));
        return fail("a key has no value (cannot end with ,)");
    }
  }

  Step nested(Map& into, std::string_view name, int level) {
    if (level > most_levels) return fail("a value name is nested more than 30 levels deep");
    Map* inner = run_.heap.map();
    if (const Slot* there = into.find(name); there != nullptr) {
      inner = table(there->value);
      if (inner == nullptr) return fail("unable to parse key: a value there is no table");
    }
    const Step step = key(*inner, level);
    if (step == Step::more && inner->size() == 0) return fail("a key map has no value");
    if (inner->size() != 0) put(into, name, Value::map(inner));
    return step;
  }

  Step indexed(Map& into, std::string_view name, int level) {
    int index = 0;
    if (!read_index(index)) return bad_index();
    List* list = nullptr;
    if (const Slot* there = into.find(name); there != nullptr) {
      if (there->value.type() != Type::list) return fail("unable to parse key: a value there is no list");
      list = there->value.as_list();
    }
    List* changed = copied(list);
    const Step step = item(*changed, index, level);
    put(into, name, Value::list(changed));
    return step;
  }

  bool read_index(int& index) {
    std::string digits;
    unclosed_ = take_until("]", digits) == '\0';
    if (unclosed_) return false;
    std::string_view number = digits;
    if (number.starts_with('+')) number.remove_prefix(1);
    const auto read = std::from_chars(number.data(), number.data() + number.size(), index);
    return read.ec == std::errc() && read.ptr == number.data() + number.size();
  }

  // Helm 4 takes an index that is not closed for the end of the line.
  Step bad_index() { return unclosed_ && run_.helm >= 4 ? Step::end : fail("error parsing index"); }

  List* copied(const List* list) {
    List* copy = run_.heap.list();
    if (list != nullptr) copy->items = list->items;
    return copy;
  }

  Step store(List& list, int index, Value value) {
    if (index < 0) return fail("a negative index is not allowed");
    if (index > most_index) return fail("an index is greater than 65536");
    if (list.items.size() <= static_cast<std::size_t>(index)) list.items.resize(static_cast<std::size_t>(index) + 1);
    list.items[static_cast<std::size_t>(index)] = std::move(value);
    return Step::more;
  }

  Value* at(List& list, int index) {
    return static_cast<std::size_t>(index) < list.items.size() ? &list.items[static_cast<std::size_t>(index)] : nullptr;
  }

  Step item(List& list, int index, int level) {
    if (index < 0) return fail("a negative index is not allowed");
    if (level > most_levels) return fail("lists are nested more than 30 levels deep");
    std::string between;
    const char stop = take_until("[.=", between);
    if (!between.empty()) return fail("unexpected data at end of array index");
    if (stop == '\0') return Step::end;
    if (stop == '=') return assigned([&](Value value) { return store(list, index, std::move(value)); });
    return stop == '[' ? inner_list(list, index, level) : inner_map(list, index, level);
  }

  Step inner_list(List& list, int index, int level) {
    int next = 0;
    if (!read_index(next)) return bad_index();
    const Value* there = at(list, index);
    if (there != nullptr && !there->is_nil() && there->type() != Type::list)
      return fail("unable to parse key: a value there is no list");
    List* inner = copied(there != nullptr && !there->is_nil() ? there->as_list() : nullptr);
    const Step step = item(*inner, next, level + 1);
    if (step != Step::more) return step;
    return store(list, index, Value::list(inner));
  }

  Step inner_map(List& list, int index, int level) {
    Map* inner = run_.heap.map();
    if (Value* there = at(list, index); there != nullptr) {
      if (Map* own = table(*there); own != nullptr) inner = own;
      *there = Value::map(inner);
    }
    const Step step = key(*inner, level);
    if (step != Step::more) return step;
    return store(list, index, Value::map(inner));
  }

  // Reads what stands behind `=` and hands it on.
  template <class Put>
  Step assigned(Put put_value) {
    if (kind_ == SetKind::json) return json(put_value);
    if (kind_ == SetKind::literal) {
      Value value = text(std::exchange(rest_, {}));
      return put_value(std::move(value));
    }
    if (rest_.empty()) {
      const Step step = put_value(text(""));
      return step == Step::more ? Step::end : step;
    }
    if (rest_.front() == '{') return braces(put_value);
    std::string bytes;
    take_until(",", bytes);
    Result<Value> value = typed(bytes);
    if (!value) return fail(value.error().message);
    return put_value(std::move(*value));
  }

  template <class Put>
  Step braces(Put put_value) {
    rest_.remove_prefix(1);
    List* list = run_.heap.list();
    for (char stop = ','; stop != '}';) {
      std::string bytes;
      stop = take_until(",}", bytes);
      if (stop == '\0') return fail("list must terminate with '}'");
      if (list->items.size() > static_cast<std::size_t>(most_index)) return fail("a list is too long");
      Result<Value> value = typed(bytes);
      if (!value) return fail(value.error().message);
      list->items.push_back(std::move(*value));
    }
    if (rest_.starts_with(',')) rest_.remove_prefix(1);
    return put_value(Value::list(list));
  }

  template <class Put>
  Step json(Put put_value) {
    if (empty_value()) return put_value(Value::nil());
    const auto size = json_value_size(rest_);
    if (!size) return fail("a value is no JSON");
    const sources::Text whole = run_.made(rest_.substr(0, *size), sources::Origin::cli_value, site_);
    Result<Value> value = read_yaml(run_.heap, run_.sources, run_.recording, Ground(whole));
    if (!value) return fail("a value is no JSON");
    rest_.remove_prefix(*size);
    const Step step = put_value(std::move(*value));
    empty_value();
    return step;
  }

  // Takes blanks off and a comma behind them; true when there is nothing but those.
  bool empty_value() {
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c != ',' && !go::is_space(static_cast<unsigned char>(c))) return false;
      rest_.remove_prefix(1);
      if (c == ',') return true;
    }
    return true;
  }

  Result<Value> typed(const std::string& bytes) {
    if (kind_ == SetKind::file) {
      Result<sources::Text> content = file_(bytes);
      if (!content) return content.take_error();
      return Value::string(std::move(*content));
    }
    const Value value = text(bytes);
    if (kind_ == SetKind::string) return value;
    const sources::Text& evidence = value.text();
    if (same_word(bytes, "true")) return Value::boolean(true, evidence);
    if (same_word(bytes, "false")) return Value::boolean(false, evidence);
    if (same_word(bytes, "null")) return Value::nil(evidence);
    if (bytes == "0") return Value::integer(0, evidence, Type::int64);
    return bytes.empty() || bytes.front() == '0' ? value : integer(bytes, value);
  }

  Value integer(std::string_view bytes, const Value& as_text) {
    std::string_view digits = bytes;
    if (digits.starts_with('+')) digits.remove_prefix(1);
    std::int64_t number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size() &&
                       (digits.size() == bytes.size() || !digits.starts_with('-'));
    return whole ? Value::integer(number, as_text.text(), Type::int64) : as_text;
  }

  Run& run_;
  std::string_view rest_;
  std::size_t size_;
  SetKind kind_;
  Span line_, site_;
  const SetFile& file_;
  std::string error_;
  bool unclosed_ = false;
};

}  // namespace

Status apply_set(Run& run, std::string_view line, SetKind kind, Map& into, Span site, const SetFile& file) {
  return SetParser(run, line, kind, site, file).parse(into);
}

}  // namespace rummage::helm
