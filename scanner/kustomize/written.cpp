#include "kustomize/written.h"

#include <algorithm>

#include "yaml/scalar.h"
#include "yaml/scalar_style.h"
#include "yaml/source_map.h"

namespace rummage::kustomize {
namespace {

yaml::ScalarType plain_type(std::string_view text) {
  return yaml::resolve_plain(text, yaml::Dialect::kustomize).type;
}

yaml::ScalarType type_of(std::string_view text, yaml::Node was, Typing typing) {
  if (typing == Typing::keep && was.is_scalar()) return was.type();
  if (typing == Typing::string || was_quoted(was)) return yaml::ScalarType::string;
  return typing == Typing::integer ? yaml::ScalarType::integer : plain_type(text);
}

}  // namespace

bool was_quoted(yaml::Node scalar) {
  if (!scalar.is_scalar()) return false;
  for (int i = 0; i < 64 && scalar.was().is_scalar(); ++i) scalar = scalar.was();
  return scalar.style() != yaml::Style::plain && scalar.is_string();  // else a tag says more than the quotes
}

void Writer::same(sources::Builder& out, std::string_view bytes, Span source, sources::Origin origin) const {
  if (source.begin.text == 0 || !out.literal(source, origin)) out.opaque(bytes, sources::Origin::synth, source.begin);
}

/// Source bytes that became other bytes.
void Writer::respelled(sources::Builder& out, std::string_view bytes, Span source, sources::Origin origin) const {
  sources::Builder below = draft();
  if (source.begin.text == 0 || !below.literal(source, origin) || below.size() == 0)
    return out.opaque(bytes, sources::Origin::synth, source.begin);
  out.opaque(bytes, sources::Origin::derived_exact, below.finish());
}

void Writer::append(sources::Builder& out, yaml::Node scalar, std::size_t offset, std::size_t length,
                    sources::Origin origin) const {
  const std::string_view text = scalar.text();
  offset = std::min(offset, text.size());
  const std::size_t end = offset + std::min(length, text.size() - offset);
  if (offset == end) return;
  if (recording_ == sources::Recording::off)
    return out.opaque(text.substr(offset, end - offset), sources::Origin::synth, Loc{});
  const yaml::SourceMap map(scalar);
  if (map.pieces().empty()) {
    const Span source = map.map(offset, end - offset);
    const std::string_view bytes = text.substr(offset, end - offset);
    return map.exact() ? same(out, bytes, source, origin) : respelled(out, bytes, source, origin);
  }
  std::size_t begin = 0;
  for (const yaml::SourcePiece& piece : map.pieces()) {
    const std::size_t from = std::max(begin, offset), to = std::min<std::size_t>(piece.text_end, end);
    begin = piece.text_end;
    if (from >= to) continue;
    const Span source = map.map(from, to - from);
    const std::string_view bytes = text.substr(from, to - from);
    piece.verbatim ? same(out, bytes, source, origin) : respelled(out, bytes, source, origin);
  }
}

yaml::Node Writer::make(std::string_view bytes, Span place, yaml::Node was, Typing typing) const {
  const yaml::ScalarType type = type_of(bytes, was, typing);
  const bool quotes = type == yaml::ScalarType::string && yaml::needs_quotes(bytes);
  const yaml::Style style = quotes ? yaml::Style::double_quoted : yaml::Style::plain;
  const yaml::Node made = nodes_->scalar(bytes, place, type, style);
  return was ? nodes_->replacing(made, was) : made;
}

yaml::Node Writer::text(const sources::Text& text, yaml::Node was, Typing typing) const {
  if (text.empty()) return make({}, was.span(), was, typing);
  if (recording_ == sources::Recording::off) return make(text.view(), {}, was, typing);
  return make(text.view(), {{sources_->add(text), 0}, text.size()}, was, typing);
}

yaml::Node Writer::node(yaml::Node value, yaml::Node was, Typing typing) const {
  const yaml::Node made = nodes_->retyped(value, type_of(value.text(), was, typing));
  return was ? nodes_->replacing(made, was) : made;
}

yaml::Node Writer::bytes(std::string_view bytes, Span site, yaml::Node was, Typing typing) const {
  return make(bytes, site, was, typing);
}

}  // namespace rummage::kustomize
