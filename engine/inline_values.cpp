#include "engine/inline_values.h"

#include "sources/builder.h"

namespace rummage::engine {
namespace {

using helm::ValuesInput;
using sources::Origin;

constexpr std::size_t longest_break = 64;

ValuesInput::Kind kind_of(delivery::InlineValues::Kind kind) {
  using Kind = delivery::InlineValues::Kind;
  switch (kind) {
    case Kind::tree:
      break;
    case Kind::set:
      return ValuesInput::Kind::set;
    case Kind::string:
      return ValuesInput::Kind::string;
    case Kind::content:
      return ValuesInput::Kind::content;
  }
  return ValuesInput::Kind::tree;
}

class Placing {
 public:
  explicit Placing(sources::Sources& sources) : sources_(sources), builder_(sources) {}

  void add(std::string_view bytes, const Span& source) {
    const Result<Bytes> whole = source.length == 0 ? Result<Bytes>(Bytes()) : sources_.bytes(source.begin.text);
    if (source.length == 0 || !whole || source.end() > (*whole)->size())
      return builder_.opaque(bytes, Origin::synth, source.begin);
    const std::string_view below = std::string_view(**whole).substr(source.begin.offset, source.length);
    if (bytes == below) return literal(source, **whole);
    if (stands_in(bytes, below)) return one_by_one(bytes, source, **whole);
    sources::Builder inner(sources_);
    (void)inner.literal(source, Origin::values_leaf, **whole);
    builder_.opaque(bytes, Origin::derived_exact, inner.finish());
  }

  sources::Text finish() { return builder_.finish(); }

 private:
  void literal(const Span& source, std::string_view whole) {
    (void)builder_.literal(source, Origin::values_leaf, whole);
  }

  // The line breaks of a block scalar, whose source has indentation between them.
  static bool stands_in(std::string_view bytes, std::string_view below) {
    if (bytes.size() > longest_break) return false;
    for (const char c : bytes) {
      const std::size_t at = below.find(c);
      if (at == below.npos) return false;
      below.remove_prefix(at + 1);
    }
    return true;
  }

  void one_by_one(std::string_view bytes, const Span& source, std::string_view whole) {
    std::size_t at = source.begin.offset;
    for (const char c : bytes) {
      at = whole.find(c, at);
      literal({{source.begin.text, static_cast<std::uint32_t>(at)}, 1}, whole);
      ++at;
    }
  }

  sources::Sources& sources_;
  sources::Builder builder_;
};

}  // namespace

ValuesInput input_of(const delivery::InlineValues& values, sources::Sources& sources) {
  ValuesInput input{kind_of(values.kind), values.text, {}, {}};
  Placing placing(sources);
  std::size_t begin = 0;
  for (const delivery::ValuesRun& run : values.runs) {
    placing.add(std::string_view(values.text).substr(begin, run.end - begin), run.source);
    if (input.place.text == 0 && run.source.length != 0) input.place = run.source.begin;
    begin = run.end;
  }
  input.placed = placing.finish();
  return input;
}

}  // namespace rummage::engine
