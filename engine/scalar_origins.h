#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "helm/render/render.h"
#include "kustomize/origins.h"
#include "sources/sources.h"
#include "yaml/parse.h"

namespace rummage::engine {

/// The kinds of the contract (section 1, render), in the order in which the primary origin is chosen.
using kustomize::OriginKind;

/// A template's action, branch or include that bytes were written under.
struct OriginStep {
  Span site;         ///< in a blob or archive entry
  const char* what;  ///< "action", "if", "include" ...
};

/// One place that a rendered scalar's bytes come from, or would have.
struct PlacedOrigin {
  Span span;  ///< the bytes, in a blob or archive entry; length 0: caused there; text 0: nowhere
  Span leaf;  ///< what a person edits: the scalar of the file that holds them, with its quotes; else `span`
  OriginKind kind = OriginKind::base;
  std::uint32_t bytes = 0;      ///< of the scalar asked about; of a shadowed one its own length
  bool shadowed = false;        ///< overridden: what would have stood there
  bool primary = false;         ///< at most one, never a shadowed one
  std::vector<OriginStep> via;  ///< outermost first, at most `most_steps`
};

/// Names the origins of rendered scalars of one unit, whatever rendered them. Not thread-safe.
class ScalarOrigins {
 public:
  static constexpr std::size_t most_steps = 64;

  /// Must outlive this.
  explicit ScalarOrigins(const sources::Sources& sources) : sources_(sources) {}

  /// A rendered chart: the contexts of its texts, and what its values override when it was asked for its facts.
  void add(const helm::Rendering& rendering);
  /// What each file is to a build.
  void add(const kustomize::TextRoles& roles) { roles_.insert(roles.begin(), roles.end()); }

  /// The origins of bytes [offset, offset + length) of a scalar's text, clipped to it: live ones in the order of the
  /// bytes, then overridden ones, the last first. Bytes that no file became (indentation, separators) have none.
  std::vector<PlacedOrigin> of(yaml::Node scalar, std::size_t offset = 0, std::size_t length = SIZE_MAX);

  /// The same of bytes of a rendered text, whatever they are in it.
  std::vector<PlacedOrigin> of(const Span& bytes);

 private:
  class Collector;
  using Tracks = std::shared_ptr<const helm::Contexts>;

  Span leaf_around(const Span& bytes, OriginKind kind);
  bool may_hold_leaves(TextId text, OriginKind kind) const;
  const yaml::Parsed& parsed(TextId text);

  const sources::Sources& sources_;
  kustomize::TextRoles roles_;
  std::map<TextId, Tracks> contexts_;          ///< by rendered text
  std::set<TextId> values_;                    ///< texts that values leaves stand in
  std::map<Span, std::vector<Span>> shadows_;  ///< by the content of the leaf that hides them
  std::map<TextId, yaml::Parsed> parsed_;      ///< files that were asked about
};

}  // namespace rummage::engine
