#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/quiet_keys.h"
#include "text/content_scanner.h"
#include "text/pieces.h"

namespace rummage::text {

/// Passes over what the scanner behind it looked at before without finding anything. Versions of a file repeat most of
/// their lines also where the deltas between them do not say so: a chain of deltas ends, a line moves, a copy is too
/// short. By the locality contract (Reach) the result is that of the scanner alone. Thread-safe; made for many contents
/// that are alike: it costs little more than hashing them.
template <class Record>
class QuietScanner final : public ContentScanner<Record> {
 public:
  /// `scanner` must outlive it.
  explicit QuietScanner(const ContentScanner<Record>& scanner) : scanner_(scanner), reach_(scanner.reach()) {}

  Reach reach() const override { return reach_; }
  bool by_lines(std::string_view content) const override { return scanner_.by_lines(content); }

  void scan(std::string_view content, std::span<const Window> windows, Sink<Record>& sink) const override {
    if (!scanner_.by_lines(content)) return scanner_.scan(content, windows, sink);
    std::vector<Piece> pieces = cut_pieces(content, windows, reach_);
    for (const Piece& piece : pieces) quiet_.prefetch(piece.key);
    std::erase_if(pieces, [this](const Piece& piece) { return quiet_.holds(piece.key); });
    if (pieces.empty()) return;
    Watch watch(sink, pieces);
    scanner_.scan(content, windows_of(pieces), watch);
    for (const Piece& piece : pieces) quiet_.add(piece.key);
  }

  std::optional<Window> reevaluate(std::string_view content, const Anchor& anchor, Sink<Record>& sink) const override {
    return scanner_.reevaluate(content, anchor, sink);
  }

 private:
  // Hands on what is found, and takes the key of the piece in which it begins.
  class Watch final : public Sink<Record> {
   public:
    Watch(Sink<Record>& next, std::vector<Piece>& pieces) : next_(next), pieces_(pieces) {}
    void record(const Record& record) override { forget(record.begin()), next_.record(record); }
    void anchor(const Anchor& anchor) override { forget(anchor.offset), next_.anchor(anchor); }

   private:
    void forget(std::uint32_t at) {
      auto next = std::upper_bound(pieces_.begin(), pieces_.end(), at,
                                   [](std::uint32_t offset, const Piece& piece) { return offset < piece.part.begin; });
      if (next != pieces_.begin()) std::prev(next)->key = 0;
    }
    Sink<Record>& next_;
    std::vector<Piece>& pieces_;
  };

  const ContentScanner<Record>& scanner_;
  Reach reach_;
  mutable QuietKeys quiet_{21};
};

}  // namespace rummage::text
