#include "engine/scalar_origins.h"

#include <algorithm>
#include <optional>

#include "yaml/source_map.h"
#include "yaml/walk.h"

namespace rummage::engine {
namespace {

/// A chain of overridden values longer than this is cut.
constexpr int most_overrides = 64;
/// Texts over each other that are looked through, and leaves of files that are named.
constexpr int most_texts = 16;
constexpr std::size_t most_inner = 5'000;

bool is_file(const sources::Sources& sources, TextId text) {
  const sources::Kind kind = sources.kind(text);
  return kind == sources::Kind::blob || kind == sources::Kind::entry;
}

bool is_block(yaml::Node node) {
  return node.style() == yaml::Style::literal || node.style() == yaml::Style::folded;
}

/// Where bytes of a scalar's text stand in the text that holds the scalar.
std::vector<Span> sources_of(yaml::Node scalar, std::size_t offset, std::size_t length) {
  const std::size_t size = scalar.text().size();
  offset = std::min(offset, size);
  length = std::min(length, size - offset);
  const yaml::SourceMap map(scalar);
  std::vector<Span> spans;
  std::size_t begin = 0;
  for (const yaml::SourcePiece& piece : map.pieces()) {
    const std::size_t first = std::max(begin, offset), end = std::min<std::size_t>(piece.text_end, offset + length);
    begin = piece.text_end;
    if (first >= end) continue;
    spans.push_back(map.map(first, end - first));
    // A line break with the indentation behind it: the break is the scalar's, the indentation is not.
    if (!piece.verbatim && scalar.text()[first] == '\n') spans.back().length = std::min(spans.back().length, 1u);
  }
  if (spans.empty() && length != 0) spans.push_back(map.map(offset, length));
  return spans;
}

bool comes_first(const PlacedOrigin& a, const PlacedOrigin& b) {
  return a.kind != b.kind ? a.kind < b.kind : a.bytes > b.bytes;
}

}  // namespace

/// Gathers the origins of one scalar.
class ScalarOrigins::Collector {
 public:
  explicit Collector(ScalarOrigins& all) : all_(all) {}

  void add(yaml::Node scalar, std::size_t offset, std::size_t length, bool shadowed) {
    for (const Span& span : sources_of(scalar, offset, length)) add(span, shadowed);
  }

  void add_bytes(const Span& span) { add(span, false); }

  /// The leaves of a YAML file that a generator took whole: an edit changes one of them.
  void add_inner_leaves() {
    std::vector<PlacedOrigin> inner;
    for (const PlacedOrigin& whole : out_) {
      const auto role = all_.roles_.find(whole.span.begin.text);
      if (whole.shadowed || role == all_.roles_.end() || role->second != kustomize::TextRole::file_content) continue;
      for (const yaml::Document& document : all_.parsed(whole.span.begin.text).documents)
        yaml::walk_scalars(document.root, [&](const yaml::Leaf& leaf) {
          const Span span = leaf.value.span();
          if (whole.span.contains(span) && span.length < whole.span.length)
            inner.push_back({span, span, whole.kind, span.length, false, false, whole.via});
          return inner.size() < most_inner;
        });
    }
    std::move(inner.begin(), inner.end(), std::back_inserter(out_));
  }

  void add_shadows() {
    for (std::size_t i = 0, live = out_.size(); i < live; ++i) {
      if (out_[i].kind != OriginKind::values && out_[i].kind != OriginKind::set) continue;
      const auto found = hidden_by(out_[i].span);
      if (found == all_.shadows_.end()) continue;
      for (const Span& hidden : found->second)
        put({hidden, all_.leaf_around(hidden, OriginKind::values), OriginKind::values, hidden.length, true, false, {}});
    }
  }

  std::vector<PlacedOrigin> take() {
    PlacedOrigin* best = nullptr;
    for (PlacedOrigin& origin : out_)
      if (!origin.shadowed && (best == nullptr || comes_first(origin, *best))) best = &origin;
    if (best != nullptr) best->primary = true;
    return std::move(out_);
  }

 private:
  void add(const Span& span, bool shadowed, int depth = 0) {
    if (span.begin.text == 0 || span.length == 0) return;
    const bool written_over = !all_.contexts_.empty() && !all_.contexts_.contains(span.begin.text) &&
                              all_.sources_.kind(span.begin.text) == sources::Kind::built && depth < most_texts;
    written_over ? add_pieces(span, shadowed, depth) : add_traced(span, shadowed);
  }

  // What a kustomization wrote around bytes of a chart: the chart's text has its own steps.
  void add_pieces(const Span& span, bool shadowed, int depth) {
    const sources::Text text = all_.sources_.built(span.begin.text);
    std::uint32_t begin = span.begin.offset;
    for (std::size_t i = text.piece_at(begin); i < text.pieces().size() && begin < span.end(); ++i) {
      const sources::Piece& piece = text.pieces()[i];
      const std::uint32_t start = i == 0 ? 0 : text.pieces()[i - 1].end, end = std::min(piece.end, span.end());
      if (piece.how().same_bytes && all_.sources_.kind(piece.text) == sources::Kind::built) {
        add({{piece.text, piece.offset + begin - start}, end - begin}, shadowed, depth + 1);
      } else {
        add_traced({{span.begin.text, begin}, end - begin}, shadowed);
      }
      begin = end;
    }
  }

  void add_traced(const Span& span, bool shadowed) {
    const auto tracks = all_.contexts_.find(span.begin.text);
    for (const sources::Trace& trace : all_.sources_.trace(span)) {
      const auto kind = kind_of(trace);
      if (!kind) continue;
      PlacedOrigin origin{trace.span, {}, *kind, trace.asked.length, shadowed, false, {}};
      if (tracks != all_.contexts_.end()) add_steps(*tracks->second, trace.context, origin);
      if (origin.span.begin.text == 0 && !origin.via.empty()) origin.span = origin.via.back().site;
      origin.leaf = all_.leaf_around(origin.span, *kind);
      put(std::move(origin));
    }
  }

  std::optional<OriginKind> kind_of(const sources::Trace& trace) const {
    auto kind = kustomize::kind_of(trace, all_.roles_);
    // Template text that stands in a values file is a value to a person.
    const bool text = kind == OriginKind::template_text || kind == OriginKind::constant || kind == OriginKind::base;
    if (text && trace.span.length != 0 && all_.values_.contains(trace.span.begin.text)) kind = OriginKind::values;
    return kind;
  }

  void add_steps(const helm::Contexts& contexts, sources::ContextId id, PlacedOrigin& origin) const {
    for (const helm::Context* at = contexts.at(id); at != nullptr && origin.via.size() < most_steps;
         at = contexts.at(at->parent)) {
      if (at->step == helm::Step::file) continue;
      const std::optional<Span> site = file_place(at->site);
      if (site) origin.via.push_back({*site, helm::name(at->step)});
    }
    std::reverse(origin.via.begin(), origin.via.end());
  }

  /// Of an action in a text that was built (`tpl`): the place of its first bytes.
  std::optional<Span> file_place(const Span& site) const {
    if (is_file(all_.sources_, site.begin.text)) return site;
    for (const sources::Trace& trace : all_.sources_.trace(site))
      if (trace.span.begin.text != 0) return trace.span;
    return std::nullopt;
  }

  std::map<Span, std::vector<Span>>::const_iterator hidden_by(const Span& bytes) const {
    auto after = all_.shadows_.upper_bound(Span{bytes.begin, UINT32_MAX});
    if (after == all_.shadows_.begin()) return all_.shadows_.end();
    --after;
    return after->first.contains(bytes) || after->first.begin == bytes.begin ? after : all_.shadows_.end();
  }

  /// Joins bytes of the same leaf; drops a shadow of bytes that are still there.
  void put(PlacedOrigin origin) {
    for (PlacedOrigin& there : out_) {
      if (there.kind != origin.kind || !(there.leaf.contains(origin.leaf) || origin.leaf.contains(there.leaf)))
        continue;
      if (there.leaf.begin.text == 0 && there.via.size() != origin.via.size()) continue;
      if (!there.shadowed && !origin.shadowed) there.bytes += origin.bytes;
      if (there.shadowed == origin.shadowed && origin.leaf.contains(there.leaf)) there.leaf = origin.leaf;
      return;
    }
    out_.push_back(std::move(origin));
  }

  ScalarOrigins& all_;
  std::vector<PlacedOrigin> out_;
};

void ScalarOrigins::add(const helm::Rendering& rendering) {
  for (const helm::RenderedFile& file : rendering.files) {
    if (file.begin.text == 0) continue;
    if (file.bytes) {
      roles_.emplace(file.begin.text, kustomize::TextRole::file_content);
    } else if (rendering.contexts) {
      contexts_.emplace(file.begin.text, rendering.contexts);
    }
  }
  for (const helm::ValuesFact& fact : rendering.facts) {
    if (fact.leaf.begin.text != 0 && fact.leaf.length != 0) values_.insert(fact.leaf.begin.text);
    if (fact.leaf.begin.text != 0 && !fact.shadows.empty()) shadows_.emplace(fact.leaf, fact.shadows);
  }
}

std::vector<PlacedOrigin> ScalarOrigins::of(yaml::Node scalar, std::size_t offset, std::size_t length) {
  Collector collector(*this);
  if (!scalar.is_scalar()) return {};
  collector.add(scalar, offset, length, false);
  collector.add_inner_leaves();
  yaml::Node was = scalar.was();
  for (int i = 0; was && i < most_overrides; ++i, was = was.was())
    if (was.is_scalar()) collector.add(was, 0, SIZE_MAX, true);
  collector.add_shadows();
  return collector.take();
}

std::vector<PlacedOrigin> ScalarOrigins::of(const Span& bytes) {
  Collector collector(*this);
  collector.add_bytes(bytes);
  return collector.take();
}

bool ScalarOrigins::may_hold_leaves(TextId text, OriginKind kind) const {
  if (kind == OriginKind::values) return true;
  const auto role = roles_.find(text);
  if (role == roles_.end()) return false;
  return role->second != kustomize::TextRole::generator_input && role->second != kustomize::TextRole::file_content;
}

const yaml::Parsed& ScalarOrigins::parsed(TextId text) {
  const auto [at, fresh] = parsed_.try_emplace(text);
  if (!fresh) return at->second;
  if (Result<Bytes> bytes = sources_.bytes(text)) at->second = yaml::parse(**bytes, text);
  return at->second;
}

Span ScalarOrigins::leaf_around(const Span& bytes, OriginKind kind) {
  if (bytes.length == 0 || !is_file(sources_, bytes.begin.text) || !may_hold_leaves(bytes.begin.text, kind))
    return bytes;
  for (const yaml::Document& document : parsed(bytes.begin.text).documents) {
    if (bytes.begin < document.span.begin || bytes.begin.offset >= document.span.end()) continue;
    const yaml::Node node = yaml::locate(document.root, bytes.begin).node;
    if (!node.is_scalar() || !node.span().contains(bytes)) return bytes;
    // Of a block scalar a person wants the line, unless all of it was taken.
    return is_block(node) && node.source_of(0, 1).begin != bytes.begin ? bytes : node.span();
  }
  return bytes;
}

}  // namespace rummage::engine
