#include "helm/functions/to_yaml.h"

#include <algorithm>
#include <cmath>
#include <deque>

#include "base/utf8.h"
#include "helm/functions/emitted_text.h"
#include "helm/functions/encodable.h"
#include "helm/functions/function.h"
#include "yaml/go_format.h"
#include "yaml/key_order.h"
#include "yaml/scalar_style.h"

namespace rummage::helm {
namespace {

using sources::Text;
using yaml::Style;

/// Characters that JSON leaves as they are and yaml.v2 does not read.
bool is_unreadable(std::string_view text) {
  const auto plain = [](char c) { return static_cast<unsigned char>(c) < 0x7F; };
  if (std::all_of(text.begin(), text.end(), plain)) return false;
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const char32_t c = point.value;
    if ((c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0xFFFE || c == 0xFFFF) return true;
    text.remove_prefix(point.bytes);
  }
  return false;
}

/// Words that yaml.v3 quotes for the sake of older readers.
bool is_old_boolean(std::string_view text) {
  static constexpr std::string_view words[] = {"y", "Y", "yes", "Yes", "YES", "on",  "On",  "ON",
                                               "n", "N", "no",  "No",  "NO",  "off", "Off", "OFF"};
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

/// yaml.v3 leaves tabs in blocks as they are.
bool is_block_with_tabs(std::string_view text, bool key) {
  if (key || text.find('\n') == text.npos || text.find('\t') == text.npos) return false;
  std::string without(text);
  std::replace(without.begin(), without.end(), '\t', '-');
  return yaml::style_of_text(without, key) == Style::literal;
}

Style pretty_style(std::string_view text, bool key) {
  if (is_block_with_tabs(text, key)) return Style::literal;
  const Style style = yaml::style_of_text(text, key);
  if (style == Style::literal) return style;
  const yaml::ScalarType type = yaml::resolve_plain(text, yaml::Dialect::kustomize).type;
  const bool is_text = type == yaml::ScalarType::string || type == yaml::ScalarType::merge;
  const bool base60 = yaml::needs_quotes(text) && text.find(':') != text.npos;
  if (!is_text || base60 || is_old_boolean(text)) return Style::double_quoted;
  if (style != Style::double_quoted || !yaml::needs_quotes(text)) return style;
  return yaml::shape_of(text).plain ? Style::plain : Style::single_quoted;
}

/// A collection being printed.
struct Frame {
  const List* list = nullptr;     ///< null: a map
  std::vector<const Slot*> keys;  ///< of a map, in order
  int outer_indent = 0;
  std::size_t next = 0;

  std::size_t size() const { return list != nullptr ? list->items.size() : keys.size(); }
};

/// Walks a value with a stack of its own and writes it.
class Emitter {
 public:
  Emitter(Run& run, Span site, YamlForm form)
      : run_(run),
        site_(site),
        pretty_(form == YamlForm::pretty),
        records_(run.recording == sources::Recording::on),
        out_(records_ ? &runs_ : nullptr) {}

  Result<Text> write(const Value& root) {
    start(root, false);
    while (!open_.empty() && !error_) step();
    if (error_) return *error_;
    out_.write_indent();
    return emitted_text(run_, out_.take(), runs_, site_);
  }

 private:
  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }

  void start(const Value& given, bool in_mapping) {
    auto encoded = encodable(run_, given);
    if (!encoded) return fail(encoded.take_error());
    const bool changed = given.type() == Type::object || given.type() == Type::bytes ||
                         (given.is_string() && encoded->view().data() != given.view().data());
    const Value& value = changed ? kept_.emplace_back(std::move(*encoded)) : given;
    const bool list = value.is_list() && value.as_list() != nullptr && !value.as_list()->items.empty();
    const bool map = value.is_map() && value.as_map()->size() != 0;
    if (!list && !map) return leaf(value);
    if (open_.size() >= deepest_encoded) return fail(nested_too_deep());
    Frame frame;
    frame.outer_indent = out_.enter(list, in_mapping, pretty_);
    if (list) {
      frame.list = value.as_list();
    } else {
      frame.keys = sorted(*value.as_map());
    }
    open_.push_back(std::move(frame));
  }

  void step() {
    Frame& frame = open_.back();
    if (frame.next == frame.size()) {
      out_.set_indent(frame.outer_indent);
      open_.pop_back();
      return;
    }
    if (!run_.step() || out_.size() > run_.limits.output)
      return fail(Error{"helm/limit", "YAML passes a limit", {}, {}});
    const std::size_t index = frame.next++;
    out_.write_indent();
    if (frame.list != nullptr) {
      out_.write_indicator("-", true, true);
      return start(frame.list->items[index], false);
    }
    const Slot& slot = *frame.keys[index];
    write_key(slot.key);
    start(slot.value, true);
  }

  static std::vector<const Slot*> sorted(const Map& map) {
    std::vector<const Slot*> keys;
    keys.reserve(map.size());
    for (const Slot& slot : map.slots) keys.push_back(&slot);
    std::stable_sort(keys.begin(), keys.end(),
                     [](const Slot* a, const Slot* b) { return yaml::key_before(a->key.view(), b->key.view()); });
    return keys;
  }

  void write_key(const Text& text) {
    const Text& key = is_utf8(text.view()) ? text : kept_texts_.emplace_back(valid_text(run_, text));
    if (!pretty_ && is_unreadable(key.view())) return unreadable();
    if (!pretty_) return out_.write_key(printed(key, key.view(), false));
    out_.write_key(printed(key, key.view(), false), pretty_style(key.view(), true), pretty_style(key.view(), false),
                   false);
  }

  void unreadable() { fail(failure("yaml: control characters are not allowed")); }

  /// A scalar or an empty collection. A scalar is indented one level more than what holds it.
  void leaf(const Value& value) {
    const int indent = out_.indent();
    out_.set_indent(indent < 0 ? 2 : indent + 2);
    if (value.is_string()) {
      string(value.text());
    } else if ((value.is_map() && (!value.as_map()->is_nil || pretty_)) ||
               (value.is_list() && (value.as_list() != nullptr || pretty_))) {
      out_.write_empty(value.is_map());
    } else {
      word(value);
    }
    out_.set_indent(indent);
  }

  void string(const Text& text) {
    if (!pretty_ && is_unreadable(text.view())) return unreadable();
    const Style style = pretty_ ? pretty_style(text.view(), false) : yaml::style_of_text(text.view(), false);
    out_.write_scalar(printed(text, text.view(), false), style, !pretty_);
  }

  void word(const Value& value) {
    std::string text = json_spelling(value);
    if (value.kind() == Kind::real) {
      if (!pretty_ && !std::isfinite(value.as_real())) return fail(failure("json: unsupported value"));
      text = pretty_ ? pretty_number(value.as_real()) : yaml::json_number(value.as_real());
    }
    out_.write_scalar(printed(value.text(), text, value.lossy()), Style::plain, false);
  }

  static std::string pretty_number(double value) {
    if (std::isnan(value)) return ".nan";
    if (std::isinf(value)) return value < 0 ? "-.inf" : ".inf";
    return yaml::go_float(value);
  }

  yaml::Printed printed(const Text& text, std::string_view spelling, bool lossy) {
    yaml::Printed out{spelling, nullptr, text.size(), text.view() == spelling};
    if (records_ && !text.empty()) out.source = &leaves_.emplace_back(EmittedLeaf{&text, lossy});
    return out;
  }

  Run& run_;
  Span site_;
  bool pretty_, records_;
  std::vector<yaml::EmitRun> runs_;
  yaml::EmitWriter out_;
  std::vector<Frame> open_;
  std::deque<EmittedLeaf> leaves_;
  std::deque<Value> kept_;
  std::deque<Text> kept_texts_;
  std::optional<Error> error_;
};

}  // namespace

Result<Text> to_yaml(Run& run, const Value& value, Span site, YamlForm form) {
  return Emitter(run, site, form).write(value);
}

}  // namespace rummage::helm
