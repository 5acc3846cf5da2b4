#include "yaml/emit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <list>
#include <map>

#include "yaml/emit_writer.h"
#include "yaml/go_format.h"
#include "yaml/key_order.h"
#include "yaml/scalar_style.h"

namespace rummage::yaml {
namespace {

std::string number_text(const Scalar& scalar) {
  if (scalar.type != ScalarType::integer) return json_number(scalar.real);
  return scalar.is_unsigned ? fmt::format("{}", scalar.unsigned_integer) : fmt::format("{}", scalar.integer);
}

/// An entry with the key that it has in JSON.
struct Keyed {
  std::string key;
  Entry entry;
};

/// A collection being printed.
struct Frame {
  Node node;
  int outer_indent;         ///< to go back to after it
  std::vector<Keyed> keys;  ///< of a mapping, in order
  std::size_t next = 0;

  bool done() const { return next == (node.is_mapping() ? keys.size() : node.size()); }
};

/// Walks a tree with a stack of its own and writes it.
class Emitter {
 public:
  Emitter(Dialect dialect, std::vector<EmitRun>* runs, const EmitLimits& limits)
      : dialect_(dialect), limits_(limits), out_(runs) {}

  Result<std::string> run(Node root) {
    start(root, false);
    while (!open_.empty() && code_.empty()) step();
    if (!code_.empty()) return Error{code_, message_, std::nullopt, nullptr};
    out_.write_indent();
    return out_.take();
  }

 private:
  void fail(const char* code, const char* message) {
    if (!code_.empty()) return;
    code_ = code;
    message_ = message;
  }

  /// Prints a leaf, or opens a collection. `in_mapping`: the node is the value of a key.
  void start(Node at, bool in_mapping) {
    const int indent = out_.indent();
    if (at.size() == 0) {
      out_.set_indent(indent < 0 ? 2 : indent + 2);
      leaf(at);
      return out_.set_indent(indent);
    }
    if (open_.size() >= limits_.depth) return fail("yaml/limit", "nested too deep to print");
    const int outer = out_.enter(at.is_sequence(), in_mapping);
    open_.push_back({at, outer, at.is_mapping() ? sorted(at) : std::vector<Keyed>(), 0});
  }

  /// The next child of the innermost collection, or its end.
  void step() {
    Frame& frame = open_.back();
    if (frame.done()) {
      out_.set_indent(frame.outer_indent);
      open_.pop_back();
      return;
    }
    if (out_.size() > limits_.bytes) return fail("yaml/limit", "too large to print");
    const std::size_t index = frame.next++;
    out_.write_indent();
    if (frame.node.is_sequence()) {
      out_.write_indicator("-", true, true);
      return start(frame.node.at(index), false);
    }
    const Keyed& keyed = frame.keys[index];
    out_.write_key(printed(keyed.key, keyed.entry.key));
    start(keyed.entry.value, true);
  }

  /// The entries in the order of their keys; of equal keys the last one. A list's sort is a merge sort: the order of
  /// yaml.v2 is not always transitive, and std::sort must not see such an order.
  std::vector<Keyed> sorted(Node at) {
    std::map<std::string, Entry> last;
    for (const Entry& entry : at.entries()) {
      auto key = json_key(entry.key, dialect_);
      if (!key) fail("yaml/no-json", "a key has no JSON text");
      if (key) last[std::move(*key)] = entry;
    }
    std::list<Keyed> out;
    for (auto& [key, entry] : last) out.push_back({key, entry});
    out.sort([](const Keyed& a, const Keyed& b) { return key_before(a.key, b.key); });
    return {std::make_move_iterator(out.begin()), std::make_move_iterator(out.end())};
  }

  /// A scalar or an empty collection.
  void leaf(Node at) {
    if (!at.is_scalar()) return out_.write_empty(at.is_mapping());
    const Scalar scalar = resolve_plain(at.text(), dialect_);
    switch (at.type()) {
      case ScalarType::null:
        return print(at, "null");
      case ScalarType::boolean:
        return print(at, at.as_bool().value_or(scalar.boolean) ? "true" : "false");
      case ScalarType::integer:
        return print(at, number_text(scalar));
      case ScalarType::real:
        return real(at, scalar);
      case ScalarType::timestamp:
        if (dialect_ == Dialect::kustomize) return text(at, timestamp_text(at.text()));
        break;
      default:
        break;
    }
    text(at, at.text());
  }

  void real(Node at, const Scalar& scalar) {
    const auto value = real_value(scalar);
    if (!value || !std::isfinite(*value)) return fail("yaml/no-json", "a number has no JSON text");
    Scalar number = scalar;
    number.type = ScalarType::real;
    number.real = *value;
    print(at, number_text(number));
  }

  static Printed printed(std::string_view text, Node from) {
    return {text, from.as_written(), static_cast<std::uint32_t>(from.text().size()), text == from.text()};
  }

  void print(Node at, std::string_view word) { out_.write_scalar(printed(word, at), Style::plain, false); }

  void text(Node at, std::string_view value) {
    out_.write_scalar(printed(value, at), style_of_text(value, false), true);
  }

  Dialect dialect_;
  const EmitLimits& limits_;
  EmitWriter out_;
  std::vector<Frame> open_;
  std::string code_, message_;
};

}  // namespace

Result<std::string> emit(Node root, Dialect dialect, std::vector<EmitPiece>* pieces, const EmitLimits& limits) {
  std::vector<EmitRun> runs;
  auto out = Emitter(dialect, pieces == nullptr ? nullptr : &runs, limits).run(root);
  if (pieces != nullptr) pieces->clear();
  for (const EmitRun& run : runs) {
    const auto* scalar = static_cast<const detail::NodeData*>(run.source);
    pieces->push_back({run.end, scalar == nullptr ? Node() : Node(scalar), run.begin, run.length, run.verbatim});
  }
  return out;
}

}  // namespace rummage::yaml
