#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/run.h"
#include "engine/state.h"
#include "kustomize/origins.h"

namespace rummage::engine {

/// The place in a file that bytes of a rendered text come from.
struct Lowered {
  Span span;                                                 ///< of a blob or archive entry
  kustomize::OriginKind kind = kustomize::OriginKind::base;  ///< what the place is to a person
  sources::ContextId context = 0;
  bool lossy = false;         ///< computed: the bytes there are not these
  std::uint32_t written = 0;  ///< bytes of files that became bytes of the span, at all places together
  std::uint32_t of_kind = 0;  ///< those of places of this kind
  bool ends = false;          ///< its bytes are the last of the span, but for a quote
};

/// True when a file says the bytes, and not the command line, the program or a computation.
inline bool says_file(kustomize::OriginKind kind) {
  return kind <= kustomize::OriginKind::template_text && kind != kustomize::OriginKind::set;
}

/// The place to edit for `span`: where most of its bytes come from among the places of the best kind (values, then
/// the command line, patch, generator, file, base, transformer, constant, template; contract, section 1, render).
/// Nothing when no bytes of a file became it. A span of a file is its own place.
std::optional<Lowered> lower(const sources::Sources& sources, const Span& span);

/// Where a text of a file stands, as reports name it: among the paths of its content the one that belongs to `unit`
/// (0: any), with the path inside the archive for an entry.
struct NamedSite {
  std::uint32_t site = 0;  ///< 0: no site in scope has it
  std::string path;        ///< only when it is not the site's own: inside an archive
};
NamedSite site_of_text(const Run& run, const State& state, TextId text, std::uint32_t unit);

/// The way from a place to the rendered text: the template's actions and includes around it, outermost first, at most
/// eight.
std::vector<findings::DraftStep> steps_through(const Run& run, const State& state, std::uint32_t unit,
                                               sources::ContextId context);

/// Puts the places of every draft that lie in rendered texts where a person edits, and makes one draft of those about
/// one place: the one whose environment is closest to production speaks, the others are told in `rendered_in`.
void lower_drafts(const Run& run, State& state);

}  // namespace rummage::engine
