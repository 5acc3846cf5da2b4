#include "detectors/scanner.h"

#include "engine/hits.h"
#include "engine/stages/stages.h"

// Leaves of objects are inspected where their texts are matched, so that the worktree and every version in history
// agree on the same bytes. What that pass leaves out, because no history should pay for it, is inspected here: objects
// of documents that are larger than the text lane takes.
namespace rummage::engine {
namespace {

using Candidates = std::vector<findings::Candidate>;

ContentHits& contents_of(Run& run, State& state, const kubernetes::Object& object) {
  const TextId text = object.span.begin.text;
  for (ContentHits& content : state.contents)
    if (content.text == text) return content;
  state.contents.push_back({run.sources.content(text), ContentSource::blob, text, {}});
  return state.contents.back();
}

void inspect_object(Run& run, State& state, const detectors::ObjectSealer& sealer, const kubernetes::Object& object) {
  const Result<Bytes> bytes = run.sources.bytes(object.span.begin.text);
  if (!bytes) return;
  Candidates candidates = sealer.seal(**bytes, object);
  if (candidates.empty()) return;
  ContentHits& content = contents_of(run, state, object);
  for (findings::Candidate& candidate : candidates) candidate.span.begin.text = content.text;
  for (const Hit& hit : content.hits) candidates.push_back(hit.winner);
  content.hits = merge_candidates(std::move(candidates), run, state.counts.structure);
}

}  // namespace

void inspect(Run& run, State& state) {
  std::vector<const kubernetes::Object*> large;
  for (const kubernetes::Object& object : state.objects)
    if (detectors::too_large_for_text_lane(object)) large.push_back(&object);
  if (large.empty()) return;
  const detectors::ObjectSealer sealer(
      {run.credentials, run.sealed, run.catalogue, nullptr, run.tag_salt, run.now, true, state.options->redact});
  for (const kubernetes::Object* object : large) inspect_object(run, state, sealer, *object);
}

}  // namespace rummage::engine
