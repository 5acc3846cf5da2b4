#include "helm/chart/set_parser.h"

#include <strings.h>

#include <charconv>

#include "helm/chart/json_value.h"
#include "helm/chart/set_line.h"
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
  SetParser(Run& run, const SetLine& line, SetKind kind, const SetFile& file)
      : run_(run), line_(line), reader_(line), kind_(kind), site_(line.site), file_(file) {}

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
  // `bytes` were taken last.
  Value text(std::string_view bytes) { return Value::string(reader_.text(run_, bytes, site_)); }

  Value no_text() {
    reader_.take_nothing();
    return text({});
  }

  char take_until(std::string_view stops, std::string& into) {
    return reader_.take_until(stops, kind_ != SetKind::literal, into);
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
    if (level == 0 && line_.site.begin.text != 0)
      site_.begin.offset = line_.site.begin.offset + static_cast<std::uint32_t>(reader_.offset());
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
        put(into, name, no_text());
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
      Value value = text(reader_.take_all());
      return put_value(std::move(value));
    }
    if (reader_.rest.empty()) {
      const Step step = put_value(no_text());
      return step == Step::more ? Step::end : step;
    }
    if (reader_.rest.front() == '{') return braces(put_value);
    std::string bytes;
    take_until(",", bytes);
    Result<Value> value = typed(bytes);
    if (!value) return fail(value.error().message);
    return put_value(std::move(*value));
  }

  template <class Put>
  Step braces(Put put_value) {
    reader_.rest.remove_prefix(1);
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
    if (reader_.rest.starts_with(',')) reader_.rest.remove_prefix(1);
    return put_value(Value::list(list));
  }

  template <class Put>
  Step json(Put put_value) {
    if (empty_value()) return put_value(Value::nil());
    const auto size = json_value_size(reader_.rest);
    if (!size) return fail("a value is no JSON");
    const sources::Text whole = run_.made(reader_.rest.substr(0, *size), sources::Origin::cli_value, site_);
    Result<Value> value = read_yaml(run_.heap, run_.sources, run_.recording, Ground(whole));
    if (!value) return fail("a value is no JSON");
    reader_.rest.remove_prefix(*size);
    const Step step = put_value(std::move(*value));
    empty_value();
    return step;
  }

  // Takes blanks off and a comma behind them; true when there is nothing but those.
  bool empty_value() {
    while (!reader_.rest.empty()) {
      const char c = reader_.rest.front();
      if (c != ',' && !go::is_space(static_cast<unsigned char>(c))) return false;
      reader_.rest.remove_prefix(1);
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
  const SetLine& line_;
  SetLineReader reader_;
  SetKind kind_;
  Span site_;
  const SetFile& file_;
  std::string error_;
  bool unclosed_ = false;
};

}  // namespace

Status apply_set(Run& run, const SetLine& line, SetKind kind, Map& into, const SetFile& file) {
  return SetParser(run, line, kind, file).parse(into);
}

}  // namespace rummage::helm
