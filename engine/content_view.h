#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/place.h"
#include "engine/position.h"
#include "engine/run.h"
#include "engine/state.h"
#include "sources/region.h"
#include "triage/marks.h"

namespace rummage::engine {

/// One content at the edge: spans become places, and no line leaves it without its secrets masked. Not thread-safe.
class ContentView {
 public:
  /// `bytes` must outlive the view. `hits`: all of this content, null when there are none.
  ContentView(const Run& run, std::string_view bytes, const ContentHits* hits, TextId text);

  /// The place of `span` at `path`.
  Place place(const Span& span, const std::string& path);
  /// The name of the place for fingerprints. `path` tells the kind of file: the same content may stand at several.
  std::string name(const Span& span, std::string_view path);
  /// Suppresses `finding`, whose place is in this content, when a mark on its line or an annotation of its object says
  /// so.
  void apply_marks(findings::Finding& finding, const Span& span);

 private:
  const Positions& positions(std::string_view path);
  std::string masked(std::uint32_t line);
  std::vector<Span> hidden_in(sources::Range line) const;

  const Run& run_;
  std::string_view bytes_;
  const ContentHits* hits_;
  TextId text_;
  sources::RegionMaker regions_;
  std::optional<Positions> structured_, plain_;
  std::optional<std::vector<triage::Mark>> marks_;
};

}  // namespace rummage::engine
