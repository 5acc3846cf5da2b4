#pragma once

#include <string_view>

#include "sources/builder.h"
#include "yaml/builder.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// How the text that takes a scalar's place is typed.
enum class Typing : std::uint8_t {
  keep,     ///< as the scalar was, whatever the new text looks like
  style,    ///< by its quotes: a plain one is read anew, a quoted one is a string
  string,   ///< a string
  integer,  ///< an integer; a string where quotes stood
};

/// True when the scalar, or the oldest one that it took the place of, was written with quotes or as a block: Kustomize
/// keeps that style when it writes another text there, and what is quoted is a string.
bool was_quoted(yaml::Node scalar);

/// Makes the scalars that Kustomize writes: their bytes and where each comes from. Not thread-safe; as cheap as the two
/// references that it holds, which must outlive it.
class Writer {
 public:
  /// With recording off the scalars have the same bytes and no places.
  Writer(yaml::Builder& nodes, sources::Sources& sources, sources::Recording recording = sources::Recording::on)
      : nodes_(&nodes), sources_(&sources), recording_(recording) {}

  yaml::Builder& nodes() const { return *nodes_; }
  /// An empty text to fill.
  sources::Builder draft() const { return sources::Builder(*sources_, recording_); }

  /// Appends bytes [offset, offset + length) of a scalar's text, clipped to it. What stands in its source unchanged
  /// becomes a literal of `origin` (a built scalar brings its own origins), an escape or a fold a layer over its
  /// source; a scalar without a place is synth.
  void append(sources::Builder& out, yaml::Node scalar, std::size_t offset, std::size_t length,
              sources::Origin origin) const;
  void append(sources::Builder& out, yaml::Node scalar, sources::Origin origin) const {
    append(out, scalar, 0, scalar.text().size(), origin);
  }

  /// A scalar with the bytes of `text`, which is registered and gives its place. It takes the place of `was` and knows
  /// it; with an absent `was` it is typed as if a plain one had stood there.
  yaml::Node text(const sources::Text& text, yaml::Node was, Typing typing) const;
  /// `value`, which stands in a file, in the place of `was`: the same bytes, the same place.
  yaml::Node node(yaml::Node value, yaml::Node was, Typing typing) const;
  /// Bytes that stand in no text, caused by what stands at `site`.
  yaml::Node bytes(std::string_view bytes, Span site, yaml::Node was, Typing typing) const;

 private:
  yaml::Node make(std::string_view bytes, Span place, yaml::Node was, Typing typing) const;
  void same(sources::Builder& out, std::string_view bytes, Span source, sources::Origin origin) const;
  void respelled(sources::Builder& out, std::string_view bytes, Span source, sources::Origin origin) const;

  yaml::Builder* nodes_;
  sources::Sources* sources_;
  sources::Recording recording_;
};

}  // namespace rummage::kustomize
