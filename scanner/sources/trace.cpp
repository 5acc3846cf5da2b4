#include <algorithm>

#include "sources/records.h"

// The way down. A text is only ever built over texts that exist, so every step leads to a text registered before and
// the walk ends; the limit is for texts whose paths down are many (digests of digests of the same inputs).
namespace rummage::sources {
namespace {

class Walk {
 public:
  Walk(const Records& records, std::vector<Trace>& found) : records_(records), found_(found) {}

  // False when the limit was reached.
  bool run(Span span) {
    todo_.push_back({span, {}, false, 0, span});
    for (std::size_t steps = 0; !todo_.empty(); ++steps) {
      if (steps == Sources::trace_limit) return false;
      Trace at = todo_.back();
      todo_.pop_back();
      step(at);
    }
    return true;
  }

 private:
  void step(const Trace& at) {
    TextId text = at.span.begin.text;
    if (at.span.length == 0 && at.how.origin != Origin::none) return found(at);
    if (const auto* built = records_.find_as<Text>(text)) return through_pieces(*built, at);
    if (const auto* layer = records_.find_as<LayerRecord>(text)) return through_layer(*layer, at);
    if (records_.find(text) != nullptr && text != 0) found(at);
  }

  void found(const Trace& at) {
    if (!found_.empty() && continues(found_.back(), at)) {
      found_.back().span.length += at.span.length;
      found_.back().asked.length += at.asked.length;
    } else {
      found_.push_back(at);
    }
  }

  static bool continues(const Trace& last, const Trace& next) {
    return last.how == next.how && last.how.same_bytes && last.lossy == next.lossy && last.context == next.context &&
           last.span.begin.text == next.span.begin.text && last.span.end() == next.span.begin.offset &&
           last.asked.end() == next.asked.begin.offset;
  }

  // The stack gives the last one pushed first, so pieces go on it from the end.
  void through_pieces(const Text& text, const Trace& at) {
    std::uint32_t begin = std::min(at.span.begin.offset, text.size());
    std::uint32_t end = begin + std::min(at.span.length, text.size() - begin);
    auto pieces = text.pieces();
    std::size_t first = todo_.size();
    for (std::size_t i = text.piece_at(begin); i < pieces.size() && begin < end; ++i) {
      std::uint32_t start = i > 0 ? pieces[i - 1].end : 0, stop = std::min(pieces[i].end, end);
      todo_.push_back(through_piece(pieces[i], start, begin, stop, at));
      if (todo_.back().context == 0) todo_.back().context = text.context_at(begin);
      begin = stop;
    }
    std::reverse(todo_.begin() + static_cast<std::ptrdiff_t>(first), todo_.end());
  }

  static Trace through_piece(const Piece& piece, std::uint32_t start, std::uint32_t begin, std::uint32_t end,
                             const Trace& at) {
    Trace below = at;
    below.span = {piece.loc(), 0};
    if (piece.how().same_bytes) below.span = {{piece.text, piece.offset + (begin - start)}, end - begin};
    // Behind a codec bytes no longer correspond one by one: the answer is about all that came through it.
    if (at.how.same_bytes)
      below.asked = {{at.asked.begin.text, at.asked.begin.offset + (begin - at.span.begin.offset)}, end - begin};
    below.how = {piece.how().origin, piece.how().same_bytes && at.how.same_bytes};
    return below;
  }

  void through_layer(const LayerRecord& layer, Trace at) {
    if (layer.codec == Codec::opaque && layer.map.size() == 0) {
      at.span = layer.below;
    } else {
      Range range = layer.map.below(at.span.begin.offset, at.span.end());
      at.span = {{layer.below.begin.text, layer.below.begin.offset + range.begin}, range.end - range.begin};
    }
    at.how = {layer.origin, false};
    at.lossy = at.lossy || layer.own == Origin::derived_lossy;
    todo_.push_back(at);
  }

  const Records& records_;
  std::vector<Trace>& found_;
  std::vector<Trace> todo_;
};

}  // namespace

std::vector<Trace> Sources::trace(Span span, bool* cut) const {
  std::vector<Trace> found;
  bool whole = Walk(state_->records, found).run(span);
  if (cut != nullptr) *cut = !whole;
  return found;
}

}  // namespace rummage::sources
