#include "helm/value/from_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/utf8.h"

namespace rummage::helm {
namespace {

using sources::PositionMap;
using sources::Text;

constexpr int deepest = 1000;

/// A character as Go quotes it in messages.
std::string quoted(char c) {
  if (c == '\'') return R"('\'')";
  if (c == '"') return R"('"')";
  if (c == '\\') return R"('\\')";
  static constexpr std::string_view codes = "\a\b\f\n\r\t\v", names = "abfnrtv";
  if (const auto at = codes.find(c); at != codes.npos) return std::string("'\\") + names[at] + "'";
  const auto code = static_cast<unsigned char>(c);
  if (code < 0x20 || code == 0x7F) return fmt::format("'\\x{:02x}'", code);
  std::string out = "'";
  append_utf8(out, code);
  return out + "'";
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Reads JSON by descent, which the limit of levels bounds.
class Reader {
 public:
  Reader(Heap& heap, LeafMaker& leaves) : heap_(heap), leaves_(leaves), text_(leaves.whole()) {}

  Value document() {
    Value value = read(deepest);
    blanks();
    if (!failed() && at_ < text_.size()) wrong("after top-level value");
    return value;
  }
  /// What is wrong; a number out of range only when nothing else is. Empty: nothing.
  const std::string& problem() const { return failed() ? problem_ : out_of_range_; }

 private:
  bool failed() const { return !problem_.empty(); }

  void blanks() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
  }

  /// The character at hand does not fit.
  void wrong(std::string_view where) {
    if (failed()) return;
    problem_ = at_ >= text_.size() ? "unexpected end of JSON input"
                                   : fmt::format("invalid character {} {}", quoted(text_[at_]), where);
  }

  Value read(int levels) {
    blanks();
    if (levels == 0) problem_ = "exceeded max depth";
    if (failed()) return {};
    const char c = at_ < text_.size() ? text_[at_] : '\0';
    if (c == '{') return object(levels);
    if (c == '[') return array(levels);
    if (c == '"') return Value::string(string());
    if (c == '-' || is_digit(c)) return number();
    if (c == 't' || c == 'f' || c == 'n') return word(c == 't' ? "true" : c == 'f' ? "false" : "null");
    wrong("looking for beginning of value");
    return {};
  }

  Value word(std::string_view wanted) {
    const std::size_t begin = at_;
    for (std::size_t i = 0; i < wanted.size(); ++i, ++at_)
      if (at_ >= text_.size() || text_[at_] != wanted[i]) {
        wrong(fmt::format("in literal {} (expecting {})", wanted, quoted(wanted[i])));
        return {};
      }
    Text evidence = leaves_.evidence(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(wanted.size()));
    if (wanted == "null") return Value::nil(std::move(evidence));
    return Value::boolean(wanted == "true", std::move(evidence));
  }

  /// One digit or more; false when there is none.
  bool digits(std::string_view where) {
    if (at_ >= text_.size() || !is_digit(text_[at_])) return wrong(where), false;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return true;
  }

  Value number() {
    const std::size_t begin = at_;
    if (text_[at_] == '-') ++at_;
    const bool zero = at_ < text_.size() && text_[at_] == '0';
    if (zero) {
      ++at_;
    } else if (!digits("in numeric literal")) {
      return {};
    }
    if (at_ < text_.size() && text_[at_] == '.' && (++at_, !digits("after decimal point in numeric literal")))
      return {};
    if (at_ < text_.size() && (text_[at_] | 0x20) == 'e') {
      ++at_;
      if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
      if (!digits("in exponent of numeric literal")) return {};
    }
    const std::string_view written = text_.substr(begin, at_ - begin);
    double value = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (error == std::errc::result_out_of_range && too_large(written)) {
      if (out_of_range_.empty())
        out_of_range_ = fmt::format("json: cannot unmarshal number {} into Go value of type float64", written);
    }
    return Value::real(value,
                       leaves_.evidence(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(written.size())));
  }

  /// Out of range upwards: underflow is zero in Go and no error.
  static bool too_large(std::string_view written) {
    const std::size_t e = written.find_first_of("eE");
    return e == std::string_view::npos || written[e + 1] != '-';
  }

  Value array(int levels) {
    List* list = heap_.list();
    ++at_;
    blanks();
    if (at_ < text_.size() && text_[at_] == ']') return ++at_, Value::list(list);
    while (!failed()) {
      list->items.push_back(read(levels - 1));
      blanks();
      if (failed()) break;
      if (at_ < text_.size() && text_[at_] == ']') return ++at_, Value::list(list);
      if (at_ >= text_.size() || text_[at_] != ',') wrong("after array element");
      ++at_;
    }
    return {};
  }

  Value object(int levels) {
    Map* map = heap_.map();
    ++at_;
    blanks();
    if (at_ < text_.size() && text_[at_] == '}') return ++at_, Value::map(map);
    while (!failed()) {
      blanks();
      if (at_ >= text_.size() || text_[at_] != '"') return wrong("looking for beginning of object key string"), Value();
      Text key = string();
      blanks();
      if (!failed() && (at_ >= text_.size() || text_[at_] != ':')) wrong("after object key");
      ++at_;
      map->slots.push_back({std::move(key), read(levels - 1), nullptr});
      blanks();
      if (failed()) break;
      if (at_ < text_.size() && text_[at_] == '}') return ++at_, finish(map);
      if (at_ >= text_.size() || text_[at_] != ',') wrong("after object key:value pair");
      ++at_;
    }
    return {};
  }

  /// By key bytes; of equal keys the last one.
  static Value finish(Map* map) {
    auto& slots = map->slots;
    const auto before = [](const Slot& a, const Slot& b) { return a.key.view() < b.key.view(); };
    const auto equal = [](const Slot& a, const Slot& b) { return a.key.view() == b.key.view(); };
    if (!std::is_sorted(slots.begin(), slots.end(), before)) std::stable_sort(slots.begin(), slots.end(), before);
    slots.erase(slots.begin(), std::unique(slots.rbegin(), slots.rend(), equal).base());
    return Value::map(map);
  }

  Text string() {
    const std::size_t begin = ++at_;
    bool plain = true;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (static_cast<unsigned char>(text_[at_]) < 0x20) return wrong("in string literal"), Text();
      if (text_[at_] != '\\') {
        plain = plain && static_cast<unsigned char>(text_[at_]) < 0x80;
        ++at_;
        continue;
      }
      plain = false;
      if (!escape()) return {};
    }
    if (at_ >= text_.size()) return wrong("in string literal"), Text();
    const std::string_view source = text_.substr(begin, at_ - begin);
    ++at_;
    const auto place = static_cast<std::uint32_t>(begin), size = static_cast<std::uint32_t>(source.size());
    return plain || (is_utf8(source) && source.find('\\') == source.npos) ? leaves_.same(place, size)
                                                                          : decode(source, place);
  }

  /// Checks an escape.
  bool escape() {
    ++at_;
    if (at_ >= text_.size() || std::string_view("\"\\/bfnrtu").find(text_[at_]) == std::string_view::npos)
      return wrong("in string escape code"), false;
    if (text_[at_++] != 'u') return true;
    for (int i = 0; i < 4; ++i, ++at_)
      if (at_ >= text_.size() || std::isxdigit(static_cast<unsigned char>(text_[at_])) == 0)
        return wrong("in \\u hexadecimal character escape"), false;
    return true;
  }

  static char32_t hex(std::string_view digits) {
    char32_t value = 0;
    for (const char c : digits.substr(0, 4))
      value = value * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
    return value;
  }

  /// What the escape or code point at `at` stands for; gives the bytes taken.
  static std::size_t unit(std::string_view source, std::size_t at, std::string& out) {
    if (source[at] != '\\') {
      const CodePoint point = decode_utf8(source.substr(at));
      append_utf8(out, point.value);
      return point.bytes;
    }
    static constexpr std::string_view names = "\"\\/bfnrt", values = "\"\\/\b\f\n\r\t";
    if (const auto found = names.find(source[at + 1]); found != names.npos) return out += values[found], 2;
    const char32_t first = hex(source.substr(at + 2));
    if (first >= 0xD800 && first < 0xDC00 && source.substr(at + 6, 2) == "\\u") {
      const char32_t second = hex(source.substr(at + 8));
      if (second >= 0xDC00 && second < 0xE000)
        return append_utf8(out, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)), 12;
    }
    return append_utf8(out, first), 6;
  }

  Text decode(std::string_view source, std::uint32_t place) {
    std::string out;
    PositionMap map;
    for (std::size_t at = 0; at < source.size();) {
      const std::size_t before = out.size(), taken = unit(source, at, out);
      map.add(static_cast<std::uint32_t>(at), 1, static_cast<std::uint16_t>(out.size() - before),
              static_cast<std::uint16_t>(taken));
      at += taken;
    }
    return leaves_.decoded(out, place, static_cast<std::uint32_t>(source.size()), std::move(map));
  }

  Heap& heap_;
  LeafMaker& leaves_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::string problem_;
  std::string out_of_range_;  ///< Go finds it only after the syntax has been checked
};

}  // namespace

Result<Value> from_json(Heap& heap, sources::Sources& all, sources::Recording records, const Ground& ground) {
  LeafMaker leaves(all, records, ground);
  Reader reader(heap, leaves);
  Value value = reader.document();
  if (!reader.problem().empty()) return Error{"helm/json", reader.problem(), {}, {}};
  return value;
}

std::string json_kind(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean:
      return "bool";
    case Kind::string:
      return "string";
    case Kind::slice:
      return "array";
    case Kind::map:
      return "object";
    default:
      return "number";
  }
}

}  // namespace rummage::helm
