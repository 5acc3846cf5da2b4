#include "delivery/values_text.h"

#include <algorithm>

#include "yaml/emit.h"
#include "yaml/source_map.h"

namespace rummage::delivery {

void ValuesText::put(std::string_view bytes, Span source) {
  if (bytes.empty()) return;
  text_ += bytes;
  runs_.push_back({static_cast<std::uint32_t>(text_.size()), source});
}

void ValuesText::written(const yaml::Node& scalar) {
  const std::string_view text = scalar.text();
  const yaml::SourceMap map(scalar);
  std::uint32_t begin = 0;
  for (const yaml::SourcePiece& piece : map.pieces()) {
    put(text.substr(begin, piece.text_end - begin), map.map(begin, piece.text_end - begin));
    begin = piece.text_end;
  }
  put(text.substr(begin), map.map(begin, text.size() - begin));
}

void ValuesText::slice(const ValuesText& from, std::size_t begin, std::size_t end) {
  std::size_t first = 0;
  for (const ValuesRun& run : from.runs_) {
    const std::size_t from_byte = std::max(begin, first), to_byte = std::min<std::size_t>(end, run.end);
    if (from_byte < to_byte) {
      Span source = run.source;
      if (source.length == run.end - first)
        source = {{source.begin.text, source.begin.offset + static_cast<std::uint32_t>(from_byte - first)},
                  static_cast<std::uint32_t>(to_byte - from_byte)};
      put(from.view().substr(from_byte, to_byte - from_byte), source);
    }
    first = run.end;
  }
}

void ValuesText::scalar(const yaml::Node& node, const Parameters& parameters) {
  const std::vector<Expression> expressions = known_expressions(node.text(), parameters);
  if (expressions.empty()) return written(node);
  ValuesText whole;
  whole.written(node);
  std::size_t at = 0;
  for (const Expression& one : expressions) {
    slice(whole, at, one.begin);
    put(one.value->text, one.value->span);
    at = one.end;
  }
  slice(whole, at, whole.view().size());
}

void ValuesText::escaped(const yaml::Node& node, const Parameters& parameters, std::string_view special, bool known) {
  ValuesText plain;
  plain.scalar(node, parameters);
  const std::string_view text = plain.view();
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (special.find(text[i]) == special.npos || (known && i > 0 && text[i - 1] == '\\')) continue;
    slice(plain, at, i);
    layout("\\");
    at = i;
  }
  slice(plain, at, text.size());
}

Status ValuesText::tree(const yaml::Node& node, std::size_t most) {
  std::vector<yaml::EmitPiece> pieces;
  const Result<std::string> printed = yaml::emit(node, yaml::Dialect::kubernetes, &pieces, {most, 1000});
  if (!printed) return Error(printed.error());
  std::size_t begin = 0;
  for (const yaml::EmitPiece& piece : pieces) {
    put(std::string_view(*printed).substr(begin, piece.end - begin),
        piece.scalar ? piece.scalar.source_of(piece.begin, piece.length) : Span{});
    begin = piece.end;
  }
  return Done{};
}

InlineValues ValuesText::take(InlineValues::Kind kind) {
  return {kind, 0, std::move(text_), std::move(runs_)};
}

}  // namespace rummage::delivery
