#include "helm/functions/to_toml.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "helm/functions/encodable.h"
#include "helm/functions/function.h"
#include "helm/value/object.h"
#include "yaml/go_format.h"

namespace rummage::helm {
namespace {

using sources::Origin;
using sources::Text;
using Key = std::vector<const Text*>;

constexpr int deepest = 1000;

bool is_bare(std::string_view key) {
  const auto bare = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !key.empty() && std::all_of(key.begin(), key.end(), bare);
}

/// The escape of a byte in quotes; empty: it stands for itself.
std::string escape(char c) {
  static constexpr std::string_view codes = "\"\\\b\f\n\r\t", names = "\"\\bfnrt";
  if (const auto at = codes.find(c); at != codes.npos) return {'\\', names[at]};
  const auto code = static_cast<unsigned char>(c);
  return code < 0x20 || code == 0x7F ? fmt::format("\\u{:04x}", code) : std::string();
}

std::string real_text(double value, int helm) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  const std::string out = helm >= 4 ? yaml::go_float(value) : yaml::go_fixed(value);
  return out.find_first_of(".e") == std::string::npos ? out + ".0" : out;
}

class Writer {
 public:
  Writer(Run& run, Span site) : run_(run), site_(site.begin), out_(run.builder()) {}

  /// `key` and what it holds: a line, a table or a list of tables.
  void encode(const Key& key, const Value& given, int levels) {
    const Value value = resolved(given);
    if (failed(levels)) return;
    if (value.is_map()) return table(key, *value.as_map(), levels);
    if (is_tables(value, levels)) return tables(key, value, levels);
    line(key, value, levels);
  }

  Result<Text> finish() {
    if (error_) return *error_;
    return out_.finish();
  }

 private:
  void add(std::string_view bytes) {
    if (!error_) out_.opaque(bytes, Origin::synth, site_);
  }

  void fail(const char* message) {
    if (!error_) error_ = failure(message);
  }

  bool failed(int levels) {
    if (!error_ && (!run_.step() || out_.size() > run_.limits.output || levels == 0))
      error_ = Error{"helm/limit", "TOML passes a limit", {}, {}};
    return error_.has_value();
  }

  Value resolved(const Value& given) {
    if (given.type() != Type::object) return given;
    auto encoded = given.as_object()->encoded(run_);
    return encoded ? *encoded : Value();
  }

  /// Line feeds stand between things, none at the beginning.
  void new_line() {
    if (out_.size() > 0) add("\n");
  }

  void indent(const Key& key) {
    if (key.size() > 1) add(std::string(2 * (key.size() - 1), ' '));
  }

  bool is_tables(const Value& value, int levels) {
    if (!value.is_list() || value.as_list() == nullptr || value.as_list()->items.empty()) return false;
    bool all = true;
    for (const Value& item : value.as_list()->items) {
      if (item.is_nil()) return fail("toml: cannot encode array with nil element"), false;
      if (item.is_list() && levels > 1) (void)is_tables(item, levels - 1);
      all = all && (item.is_map() || item.type() == Type::object);
    }
    return all;
  }

  bool is_table(const Value& value, int levels) {
    return value.is_map() || value.type() == Type::object || is_tables(value, levels);
  }

  void table(const Key& key, const Map& map, int levels) {
    if (key.size() == 1) new_line();
    if (!key.empty()) {
      indent(key);
      header("[", key, "]");
    }
    entries(key, map, levels);
  }

  void header(std::string_view open, const Key& key, std::string_view close) {
    add(open);
    for (const Text* part : key) {
      if (part != key.front()) add(".");
      key_text(*part);
    }
    add(close);
    new_line();
  }

  void tables(const Key& key, const Value& list, int levels) {
    if (key.empty()) return fail("toml: top-level values must be Go maps or structs");
    for (const Value& item : list.as_list()->items) {
      if (error_) return;
      new_line();
      indent(key);
      header("[[", key, "]]");
      const Value table = resolved(item);
      if (table.is_map()) entries(key, *table.as_map(), levels - 1);
    }
  }

  /// Plain values first, then tables; nil ones not at all.
  void entries(const Key& key, const Map& map, int levels) {
    for (const bool tables_now : {false, true})
      for (const Slot& slot : map.slots) {
        if (slot.value.is_nil() || error_ || is_table(slot.value, levels) != tables_now) continue;
        Key inner = key;
        inner.push_back(&slot.key);
        encode(inner, slot.value, levels - 1);
      }
  }

  void line(const Key& key, const Value& value, int levels) {
    if (key.empty()) return element(value, levels);
    indent(key);
    key_text(*key.back());
    add(" = ");
    element(value, levels);
    new_line();
  }

  void key_text(const Text& key) {
    if (!is_bare(key.view())) return quoted(key);
    if (!error_) out_.concat(key);
  }

  void element(const Value& given, int levels) {
    const Value value = resolved(given);
    if (failed(levels)) return;
    if (value.is_nil()) return fail("toml: cannot encode array with nil element");
    if (value.is_string()) return quoted(value.text());
    if (value.is_map()) return inline_table(*value.as_map(), levels);
    if (value.is_list()) return array(value.as_list(), levels);
    if (value.type() == Type::bytes) return byte_array(value.view());
    const std::string text = value.kind() == Kind::real ? real_text(value.as_real(), run_.helm) : json_spelling(value);
    append_spelling(out_, value, text, site_);
  }

  void array(const List* list, int levels) {
    add("[");
    if (list != nullptr)
      for (const Value& item : list->items) {
        if (&item != list->items.data()) add(", ");
        element(item, levels - 1);
      }
    add("]");
  }

  void byte_array(std::string_view bytes) {
    add("[");
    for (std::size_t i = 0; i < bytes.size() && !failed(1); ++i)
      add((i > 0 ? ", " : "") + std::to_string(static_cast<unsigned char>(bytes[i])));
    add("]");
  }

  void inline_table(const Map& map, int levels) {
    std::vector<const Slot*> order;
    for (const bool tables_now : {false, true})
      for (const Slot& slot : map.slots)
        if (!error_ && is_table(slot.value, levels) == tables_now) order.push_back(&slot);
    add("{");
    for (const Slot* slot : order) {
      if (slot->value.is_nil()) continue;
      key_text(slot->key);
      add(" = ");
      element(slot->value, levels - 1);
      if (slot != order.back()) add(", ");
    }
    add("}");
  }

  void quoted(const Text& text) {
    sources::Recoded made;
    bool same = true;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      const std::string escaped = escape(text.view()[at]);
      same = same && escaped.empty();
      made.bytes += escaped.empty() ? std::string(1, text.view()[at]) : escaped;
      made.map.add(at, 1, static_cast<std::uint16_t>(std::max<std::size_t>(escaped.size(), 1)), 1);
    }
    add("\"");
    if (!error_ && same) out_.concat(text);
    if (!error_ && !same) out_.recode(sources::Codec::escapes, text, std::move(made));
    add("\"");
  }

  Run& run_;
  Loc site_;
  sources::Builder out_;
  std::optional<Error> error_;
};

}  // namespace

Result<Text> to_toml(Run& run, const Value& value, Span site) {
  if (value.is_nil()) return Error{"helm/panic", "reflect: call of reflect.Value.Type on zero Value", {}, {}};
  Writer writer(run, site);
  writer.encode({}, value, deepest);
  return writer.finish();
}

}  // namespace rummage::helm
