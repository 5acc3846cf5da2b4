#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sources/sources.h"
#include "sources/text.h"

namespace rummage::sources {

/// Whether builders note where bytes come from. `off`: the texts have the same bytes and no pieces, and nothing is
/// registered in Sources.
enum class Recording : bool { off, on };

/// Grows a built text. There is no way to append bytes without saying where they come from. Appends that would pass
/// 4 GiB - 1 are left out and `full()` says so. Not thread-safe; several builders may share one Sources.
class Builder {
 public:
  explicit Builder(Sources& sources, Recording recording = Recording::on)
      : sources_(&sources), records_(recording == Recording::on) {}

  /// Bytes appended from now on that bring no context of their own are written under `context`.
  void set_context(ContextId context) { context_ = context; }

  /// Appends bytes of a registered text as they stand there. Errors: those of Sources::slice; then nothing is appended.
  Status literal(Span span, Origin origin);
  /// The same for a caller that has the bytes of text `span.begin.text` at hand: `whole` are all of them.
  Status literal(Span span, Origin origin, std::string_view whole);
  /// Appends bytes [begin, begin + length) of `text`, clipped to it; pieces and contexts come along.
  void slice(const Text& text, std::uint32_t begin, std::uint32_t length);
  /// Appends all of `text`.
  void concat(const Text& text) { slice(text, 0, text.size()); }
  /// Appends `text` encoded (or decoded) by `codec` as a layer over it. Errors: those of encode()/decode().
  Status recode(Codec codec, const Text& text);
  Status recode_back(Codec codec, const Text& text);
  /// The same with a codec of the caller's: `recoded` was made from all of `text`.
  void recode(Codec codec, const Text& text, Recoded recoded);
  /// Appends bytes computed from `inputs` as a whole: a digest (derived_lossy), another spelling (derived_exact).
  void opaque(std::string_view bytes, Origin origin, const Text& inputs);
  /// Appends bytes that no bytes of a text became: builtin, generated, missing, synth. `site`: the place that caused
  /// it.
  void opaque(std::string_view bytes, Origin origin, Loc site);

  std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }
  bool full() const { return full_; }
  /// The text; the builder is empty afterwards and keeps its context.
  Text finish();

 private:
  bool fits(std::size_t length);
  void layer(Codec codec, const Text& text, Recoded recoded, Origin own);
  void append(std::string_view bytes, Loc loc, How how, ContextId context);
  void append_context(ContextId context, std::uint32_t begin);
  void slice_piece(const Text& text, std::uint32_t begin, std::uint32_t end, Loc loc, How how);

  Sources* sources_;
  std::string bytes_;
  std::vector<Piece> pieces_;
  std::vector<ContextRun> contexts_;
  ContextId context_ = 0;
  bool records_ = true;
  bool full_ = false;
};

}  // namespace rummage::sources
