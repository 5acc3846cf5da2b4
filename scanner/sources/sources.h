#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/content_id.h"
#include "base/result.h"
#include "base/span.h"
#include "sources/bytes.h"
#include "sources/codec.h"
#include "sources/text.h"

namespace rummage::sources {

enum class Kind : std::uint8_t { none, blob, entry, layer, built };

/// Where some of the bytes asked about come from.
struct Trace {
  Span span;  ///< in a blob or an entry; length 0: a place that no byte was taken from (generated, synthetic, missing)
  How how;    ///< of the last piece on the way; same_bytes only when it holds for every step
  bool lossy = false;     ///< some step on the way cannot be turned back
  ContextId context = 0;  ///< of the outermost text that has one
  Span asked;  ///< the part of the span asked about that this answers; behind a codec all that came through it
};

/// Brings back bytes that were dropped. Called from any thread, without locks held.
struct Readers {
  std::function<Result<Bytes>(const ContentId&)> blob;
  std::function<Result<Bytes>(const Bytes& archive, std::string_view path)> entry;
};

/// Every text of a run. All functions may be called from several threads at once. Ids name texts and are no order:
/// which id a text gets depends on who came first, so nothing that is printed may be sorted by them.
class Sources {
 public:
  explicit Sources(Readers readers = {});
  ~Sources();
  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;

  /// A blob, or a file under the id Git would give it. The same id gives the same text; `bytes` (may be null) are kept
  /// if none are held yet. All `add` functions give 0, no text, when max_text is reached.
  TextId add_blob(const ContentId& id, Bytes bytes = nullptr);
  /// The entry at `path` (raw bytes, `inner.tgz!file` when nested) of archive `parent`. Same parent and path: same
  /// text.
  TextId add_entry(TextId parent, std::string_view path, Bytes bytes = nullptr);
  /// Decodes `below` with `codec`. Errors: those of decode() and bytes(), `sources/full`.
  Result<TextId> add_layer(Codec codec, Span below);
  /// A layer that another room decoded: `recoded.map` counts from the beginning of `below`. With `opaque` the map may
  /// be empty: every byte comes from all of `below`. `origin`: what the bytes of `below` are, where that is known;
  /// `own`: derived_exact or derived_lossy.
  TextId add_layer(Codec codec, Span below, Recoded recoded, Origin origin = Origin::none,
                   Origin own = Origin::derived_exact);
  /// Registers a built text. One that is a single piece of the same bytes is not registered again: see Builder.
  TextId add(Text text);

  Kind kind(TextId text) const;
  /// Id of a blob; for an entry, layer or built text the empty id.
  ContentId content(TextId text) const;
  /// The archive an entry stands in, or the text below a layer; else 0.
  TextId parent(TextId text) const;
  /// Path of an entry inside its archive; else empty.
  std::string entry_path(TextId text) const;
  /// The built text; empty for the other kinds.
  Text built(TextId text) const;

  /// The bytes, read again when they were dropped. Errors: the reader's; `sources/no-reader`; `sources/unknown`.
  Result<Bytes> bytes(TextId text) const;
  /// The bytes of `span`; `sources/out-of-range` when it reaches past the end.
  Result<std::string> slice(Span span) const;
  /// Forgets the bytes of a blob or entry; the next bytes() reads them again. Others keep theirs.
  void drop(TextId text);

  /// All the way down to blobs and entries, through any number of layers: the only way down. In the order of the bytes
  /// asked about; neighbours that continue each other are one. A boundary inside a codec's group is widened to the
  /// group.
  std::vector<Trace> trace(Span span, bool* cut = nullptr) const;
  static constexpr std::size_t trace_limit = 100'000;

  /// Texts registered so far.
  std::size_t size() const;

 private:
  struct State;
  Bytes* slot(TextId text) const;
  void keep(TextId text, Bytes bytes) const;
  Result<Bytes> read_again(TextId text) const;
  std::unique_ptr<State> state_;
};

}  // namespace rummage::sources
