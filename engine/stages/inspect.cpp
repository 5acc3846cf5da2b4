#include <algorithm>
#include <map>
#include <unordered_map>

#include "detectors/scanner.h"
#include "engine/hits.h"
#include "engine/lowering.h"
#include "engine/stages/stages.h"

// Leaves of objects as written are inspected where their texts are matched, so that the worktree and every version in
// history agree on the same bytes. Here come the others: objects of documents that are larger than the text lane
// takes, and rendered ones, whose credentials are found again in the files that their bytes come from.
namespace rummage::engine {
namespace {

using findings::Candidate;
using Candidates = std::vector<Candidate>;
using kustomize::OriginKind;

// Bytes of a file, as they stand there or encoded: not computed, not made by the program.
bool is_written(const Lowered& lowered) {
  return says_file(lowered.kind) && lowered.span.length > 0 && !lowered.lossy;
}

// What inspection gives, by the text of the file it is about.
struct Found {
  std::map<TextId, Candidates> candidates;
  std::vector<RenderedHit> rendered;
};

class ObjectInspector {
 public:
  ObjectInspector(Run& run, const State& state, const detectors::ObjectSealer& sealer)
      : run_(run), state_(state), sealer_(sealer) {}

  void inspect(const kubernetes::Object& object, Found& found) const {
    const auto bytes = [&](const Span& span) {
      auto text = run_.sources.slice(span);
      return text ? *text : std::string();
    };
    for (const Candidate& candidate : sealer_.seal(object, bytes)) {
      if (object.unit == 0)
        found.candidates[object.span.begin.text].push_back(candidate);
      else if (!findings::is_verdict(candidate))
        add_rendered(object, candidate, found);
    }
  }

 private:
  void add_rendered(const kubernetes::Object& object, Candidate candidate, Found& found) const {
    const auto lowered = lower(run_.sources, candidate.span);
    if (!lowered || !is_written(*lowered)) return;
    if (run_.sources.kind(lowered->span.begin.text) != sources::Kind::blob) return;  // the text lane opens archives
    // An encoding spreads three bytes over four characters, and at its edges takes in the neighbours.
    if (std::uint64_t{lowered->written} * 8 < std::uint64_t{candidate.span.length} * 3) return;
    const bool of_template = lowered->kind == OriginKind::template_text || lowered->kind == OriginKind::constant;
    if (of_template && lowered->span.length * 5 < candidate.span.length * 4) return;
    const NamedSite named = site_of_text(run_, state_, lowered->span.begin.text, object.unit);
    if (named.site == 0) return;
    candidate.span = lowered->span;
    const std::string ns = object.ns.empty() ? state_.units[object.unit - 1].ns : std::string(object.ns);
    findings::ObjectRef ref{std::string(object.api_version), std::string(object.kind), ns, std::string(object.name),
                            run_.sealed[candidate.sealed].field};
    found.rendered.push_back({candidate.span, named.site, object.unit, candidate.credential, std::move(ref),
                              steps_through(run_, state_, object.unit, lowered->context),
                              overrides_of(object.unit, lowered->span), kustomize::name(lowered->kind)});
    found.candidates[candidate.span.begin.text].push_back(candidate);
  }

  // Leaves do not overlap: the one that holds the span is the last one that does not begin after it.
  std::vector<findings::DraftStep> overrides_of(std::uint32_t unit, const Span& span) const {
    std::vector<findings::DraftStep> steps;
    const auto& all = state_.rendered[unit - 1].overrides;
    auto leaf = all.upper_bound({span.begin, 0xFFFFFFFF});
    if (leaf == all.begin() || !(--leaf)->first.contains(span)) return steps;
    for (const Span& shadow : leaf->second) {
      const NamedSite named = site_of_text(run_, state_, shadow.begin.text, unit);
      if (named.site != 0) steps.push_back({shadow, "overridden", named.site, named.path});
    }
    return steps;
  }

  Run& run_;
  const State& state_;
  const detectors::ObjectSealer& sealer_;
};

// What was said about the same bytes before stays said.
void keep_names(const std::vector<Hit>& before, std::vector<Hit>& hits) {
  for (Hit& hit : hits) {
    for (const Hit& old : before) {
      if (!old.winner.span.overlaps(hit.winner.span)) continue;
      hit.also.insert(hit.also.end(), old.also.begin(), old.also.end());
    }
    std::sort(hit.also.begin(), hit.also.end());
    hit.also.erase(std::unique(hit.also.begin(), hit.also.end()), hit.also.end());
    std::erase(hit.also, hit.winner.rule);
  }
}

void add_candidates(Run& run, State& state, std::map<TextId, Candidates> candidates) {
  std::unordered_map<TextId, std::size_t> by_text;
  for (std::size_t i = 0; i < state.contents.size(); ++i) by_text.emplace(state.contents[i].text, i);
  for (auto& [text, fresh] : candidates) {
    const auto [at, is_new] = by_text.emplace(text, state.contents.size());
    if (is_new) state.contents.push_back({run.sources.content(text), ContentSource::blob, text, {}});
    ContentHits& content = state.contents[at->second];
    for (Candidate& candidate : fresh) candidate.span.begin.text = text;
    for (const Hit& hit : content.hits) fresh.push_back(hit.winner);
    std::vector<Hit> hits = merge_candidates(std::move(fresh), run, state.counts.structure);
    keep_names(content.hits, hits);
    content.hits = std::move(hits);
  }
  std::erase_if(state.contents, [](const ContentHits& content) { return content.hits.empty(); });
  std::sort(state.contents.begin(), state.contents.end(), [](const ContentHits& a, const ContentHits& b) {
    return std::tie(a.source, a.id) < std::tie(b.source, b.id);
  });
}

}  // namespace

void inspect(Run& run, State& state) {
  std::vector<const kubernetes::Object*> objects;
  for (const kubernetes::Object& object : state.objects)
    if (object.unit != 0 || detectors::too_large_for_text_lane(object)) objects.push_back(&object);
  if (objects.empty()) return;
  const detectors::ObjectSealer sealer(
      {run.credentials, run.sealed, run.catalogue, nullptr, run.tag_salt, run.now, true, state.options->redact});
  const ObjectInspector inspector(run, state, sealer);
  std::vector<Found> found(objects.size());
  run.pool.for_each(objects.size(), [&](std::size_t i, unsigned) { inspector.inspect(*objects[i], found[i]); });
  std::map<TextId, Candidates> candidates;
  for (Found& one : found) {
    for (auto& [text, fresh] : one.candidates)
      std::move(fresh.begin(), fresh.end(), std::back_inserter(candidates[text]));
    std::move(one.rendered.begin(), one.rendered.end(), std::back_inserter(state.rendered_hits));
  }
  add_candidates(run, state, std::move(candidates));
  std::stable_sort(state.rendered_hits.begin(), state.rendered_hits.end(), [](const auto& a, const auto& b) {
    return std::tie(a.site, a.span.begin.offset) < std::tie(b.site, b.span.begin.offset);
  });
}

}  // namespace rummage::engine
