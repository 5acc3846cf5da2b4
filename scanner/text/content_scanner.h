#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace rummage::text {

/// Bytes [begin, end) of a content that are to be looked at.
struct Window {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// How far a match may depend on bytes outside its own line. What lies further away cannot change a match, which is
/// what lets a walk over history carry matches through copied lines (docs/how-it-works.md).
struct Reach {
  /// Lines after the one that sets a match off which it may depend on; it may begin on any of them.
  std::uint32_t lines_after = 1;
  /// In longer lines a match depends on no bytes further from its begin than these, but for the unbroken stretch of
  /// letters, digits and signs of base64 (in_stretch) that it stands in, which may be decoded as a whole.
  std::uint32_t bytes = 16 * 1024;
};

/// The place of a literal that begins something long (a PEM block, a document with `kind:`). It is kept beside the
/// records of a content, carried like them, and judged anew in each content that holds it.
struct Anchor {
  std::uint32_t offset = 0;
  std::uint32_t form = 0;  ///< means something to the scanner that made it only
  auto operator<=>(const Anchor&) const = default;
};

/// Receives what a scanner finds in one content. Used by one thread.
template <class Record>
class Sink {
 public:
  virtual void record(const Record& record) = 0;
  virtual void anchor(const Anchor& anchor) = 0;

 protected:
  ~Sink() = default;
};

/// The seam between those who walk over contents and those who know what to look for. A walker is generic over the
/// record; for it to move records, a Record has `begin()`, `end()` and `shifted(std::int64_t)` in bytes of the content.
///
/// Implementations are pure functions of the bytes and thread-safe: no path, no repository, no time.
template <class Record>
class ContentScanner {
 public:
  virtual ~ContentScanner() = default;
  virtual Reach reach() const = 0;

  /// True when what is found in `content` depends on lines as reach() says and on anchors; false when it is decoded or
  /// unpacked first: then nothing is carried into it or out of it.
  virtual bool by_lines(std::string_view) const { return true; }

  /// Gives every record whose begin lies in one of `windows` (ascending, not overlapping, within `content`), and every
  /// anchor there. Does not re-evaluate anchors.
  virtual void scan(std::string_view content, std::span<const Window> windows, Sink<Record>& sink) const = 0;

  /// Gives the records that `anchor`, found in this content by `scan`, stands for. Returns the bytes that alone decide
  /// what they are, nothing when it may be all of them. Where such bytes begin or end with the content, its beginning
  /// or end decides too.
  virtual std::optional<Window> reevaluate(std::string_view content, const Anchor& anchor,
                                           Sink<Record>& sink) const = 0;
};

/// Scans a whole content: one window, then each of its anchors in the order of their offsets.
template <class Record>
void scan_whole(const ContentScanner<Record>& scanner, std::string_view content, Sink<Record>& sink);

}  // namespace rummage::text

#include "text/scan_whole.h"
