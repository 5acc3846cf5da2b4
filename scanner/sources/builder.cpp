#include "sources/builder.h"

#include <algorithm>
#include <limits>

#include "sources/text_body.h"

namespace rummage::sources {
namespace {

// Where a text stands in Sources: the span it is a plain copy of, else the whole of a text registered for it.
struct Standing {
  Span span;
  Origin origin = Origin::none;
};

Standing standing(Sources& sources, const Text& text) {
  if (text.empty()) return {};
  const Piece& piece = text.pieces().front();
  if (text.pieces().size() == 1 && piece.how().same_bytes && text.contexts().empty())
    return {{piece.loc(), text.size()}, piece.how().origin};
  return {{{sources.add(text), 0}, text.size()}, Origin::none};
}

// Keeps one item in place and more in an array of their own.
template <class T>
void store(const std::vector<T>& from, std::uint32_t& count, T& one, T*& many) {
  if (from.size() == 1) one = from.front();
  if (from.size() > 1) {
    many = new T[from.size()];
    std::copy(from.begin(), from.end(), many);
  }
  count = static_cast<std::uint32_t>(from.size());
}

}  // namespace

bool Builder::fits(std::size_t length) {
  if (length > std::numeric_limits<std::uint32_t>::max() - bytes_.size()) full_ = true;
  return !full_;
}

void Builder::append(std::string_view bytes, Loc loc, How how, ContextId context) {
  if (bytes.empty() || !fits(bytes.size())) return;
  if (!records_) {
    bytes_ += bytes;
    return;
  }
  bool joins = false;
  if (!pieces_.empty()) {
    const Piece& last = pieces_.back();
    std::uint32_t begin = pieces_.size() > 1 ? pieces_[pieces_.size() - 2].end : 0;
    Loc next{last.text, last.offset + (how.same_bytes ? last.end - begin : 0)};
    joins = last.how() == how && next == loc;
  }
  bytes_ += bytes;
  if (joins) {
    pieces_.back().end = size();
  } else {
    pieces_.emplace_back(size(), loc, how);
  }
  append_context(context != 0 ? context : context_, size() - static_cast<std::uint32_t>(bytes.size()));
}

void Builder::append_context(ContextId context, std::uint32_t begin) {
  std::uint32_t covered = contexts_.empty() ? 0 : contexts_.back().end;
  if (context == 0) return;
  if (covered < begin) {
    contexts_.push_back({begin, 0});
  } else if (!contexts_.empty() && contexts_.back().context == context) {
    contexts_.back().end = size();
    return;
  }
  contexts_.push_back({size(), context});
}

Status Builder::literal(Span span, Origin origin) {
  if (Text built = sources_->built(span.begin.text); !built.empty()) {
    slice(built, span.begin.offset, span.length);
    return Done{};
  }
  auto bytes = sources_->slice(span);
  if (!bytes) return bytes.take_error();
  append(*bytes, span.begin, {origin, true}, 0);
  return Done{};
}

Status Builder::literal(Span span, Origin origin, std::string_view whole) {
  if (std::uint64_t{span.begin.offset} + span.length > whole.size())
    return Error{"sources/out-of-range", "A span reaches past the end of its text", span, {}};
  if (sources_->kind(span.begin.text) == Kind::built) return literal(span, origin);
  append(whole.substr(span.begin.offset, span.length), span.begin, {origin, true}, 0);
  return Done{};
}

void Builder::slice(const Text& text, std::uint32_t begin, std::uint32_t length) {
  if (begin >= text.size() || length == 0) return;
  if (!records_) return append(text.view().substr(begin, length), {}, {}, 0);
  std::uint32_t end = begin + std::min(length, text.size() - begin);
  auto pieces = text.pieces();
  for (std::size_t i = text.piece_at(begin); i < pieces.size() && begin < end; ++i) {
    const Piece& piece = pieces[i];
    std::uint32_t start = i > 0 ? pieces[i - 1].end : 0, stop = std::min(piece.end, end);
    Loc loc = piece.loc();
    if (piece.how().same_bytes) loc.offset += begin - start;
    slice_piece(text, begin, stop, loc, piece.how());
    begin = stop;
  }
}

// One piece may lie under several contexts.
void Builder::slice_piece(const Text& text, std::uint32_t begin, std::uint32_t end, Loc loc, How how) {
  auto runs = text.contexts();
  auto run = std::upper_bound(runs.begin(), runs.end(), begin,
                              [](std::uint32_t at, const ContextRun& item) { return at < item.end; });
  while (begin < end) {
    std::uint32_t stop = run == runs.end() ? end : std::min(end, run->end);
    append(text.view().substr(begin, stop - begin), loc, how, run == runs.end() ? 0 : run->context);
    if (how.same_bytes) loc.offset += stop - begin;
    begin = stop;
    if (run != runs.end()) ++run;
  }
}

Status Builder::recode(Codec codec, const Text& text) {
  auto recoded = encode(codec, text.view());
  if (!recoded) return recoded.take_error();
  recode(codec, text, std::move(*recoded));
  return Done{};
}

Status Builder::recode_back(Codec codec, const Text& text) {
  auto recoded = decode(codec, text.view());
  if (!recoded) return recoded.take_error();
  recode(codec, text, std::move(*recoded));
  return Done{};
}

void Builder::recode(Codec codec, const Text& text, Recoded recoded) {
  layer(codec, text, std::move(recoded), Origin::derived_exact);
}

void Builder::layer(Codec codec, const Text& text, Recoded recoded, Origin own) {
  if (recoded.bytes.empty()) return;
  if (!records_) return append(recoded.bytes, {}, {}, 0);
  Standing below = standing(*sources_, text);
  std::string bytes = recoded.bytes;
  TextId id = sources_->add_layer(codec, below.span, std::move(recoded), below.origin, own);
  append(bytes, {id, 0}, {own, true}, 0);
}

void Builder::opaque(std::string_view bytes, Origin origin, const Text& inputs) {
  if (inputs.empty()) return opaque(bytes, origin, Loc{});
  layer(Codec::opaque, inputs, {std::string(bytes), {}}, origin);
}

void Builder::opaque(std::string_view bytes, Origin origin, Loc site) {
  append(bytes, site, {origin, false}, 0);
}

Text Builder::finish() {
  if (bytes_.empty()) return {};
  auto body = std::make_shared<Text::Body>();
  body->bytes = bytes_;
  store(pieces_, body->piece_count, body->one_piece, body->many_pieces);
  store(contexts_, body->context_count, body->one_context, body->many_contexts);
  bytes_.clear();
  pieces_.clear();
  contexts_.clear();
  full_ = false;
  return Text(std::move(body));
}

}  // namespace rummage::sources
