#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "engine/content_view.h"
#include "engine/finding_text.h"
#include "engine/rendered_hits.h"
#include "engine/stages/stages.h"
#include "findings/fingerprint.h"

// The edge: spans become places, and the bytes of each content are looked at a last time. Contents are worked on in
// parallel; each finding is built by whoever has its content, and ordered afterwards.
namespace rummage::engine {
namespace {

using findings::Finding;

// What of one content becomes findings, and at which of its paths.
struct Work {
  TextId text = 0;
  const ContentHits* hits = nullptr;
  std::vector<const Sighting*> sightings;
  std::vector<const findings::Draft*> drafts;
};

using HitsByText = std::unordered_map<TextId, const ContentHits*>;

std::map<TextId, Work> plan(const State& state, const HitsByText& by_text) {
  std::map<TextId, Work> works;
  for (const Sighting& sighting : state.sightings) {
    const ContentHits& hits = state.contents[sighting.content];
    Work& work = works[hits.text];
    work.text = hits.text;
    work.hits = &hits;
    work.sightings.push_back(&sighting);
  }
  for (const findings::Draft& draft : state.drafts) {
    Work& work = works[draft.span.begin.text];
    work.text = draft.span.begin.text;
    work.drafts.push_back(&draft);
  }
  for (auto& [text, work] : works)
    if (auto at = by_text.find(text); at != by_text.end()) work.hits = at->second;
  return works;
}

class Placer {
 public:
  Placer(Run& run, State& state, const HitsByText& by_text) : run_(run), state_(state), by_text_(by_text) {}

  std::vector<Finding> place(const Work& work) {
    Result<Bytes> bytes = run_.sources.bytes(work.text);
    std::vector<Finding> out;
    ContentView view(run_, bytes ? std::string_view(**bytes) : std::string_view(), work.hits, work.text);
    std::map<std::pair<std::string, std::string>, std::uint32_t> ordinals;
    for (const Sighting* sighting : work.sightings) {
      const Hit& hit = work.hits->hits[sighting->hit];
      Finding finding = secret_finding(run_, state_, *sighting, hit);
      finding.place = view.place(hit.winner.span, sighting->path);
      if (sighting->site != 0)
        if (const auto rendered = rendered_at(state_, sighting->site, hit.winner); !rendered.empty())
          describe_origins(*rendered.front(), finding);
      const std::string name = name_in_entry(view, hit, finding.place);
      finding.fingerprint = fingerprint("secret", sighting->path, name, ordinals[{sighting->path, name}]++);
      view.apply_marks(finding, hit.winner.span);
      out.push_back(std::move(finding));
    }
    for (const findings::Draft* draft : work.drafts) {
      Finding finding = policy_finding(run_, state_, *draft);
      finding.place = view.place(draft->span, path_of(*draft));
      finding.flow = steps(draft->flow);
      finding.related = steps(draft->related);
      const std::string name =
          fmt::format("{}/{}/{}/{}{}", draft->object.api_version, draft->object.kind, draft->object.ns,
                      draft->object.name, view.name(draft->span, finding.place.path));
      const std::string rule(run_.catalogue[draft->rule].id);
      finding.fingerprint = fingerprint(rule, finding.place.path, name, ordinals[{rule, name}]++);
      view.apply_marks(finding, draft->span);
      out.push_back(std::move(finding));
    }
    return out;
  }

 private:
  struct Other {
    Other(Bytes held, ContentView made) : bytes(std::move(held)), view(std::move(made)) {}
    Bytes bytes;
    ContentView view;
  };

  template <class Draft>
  const std::string& path_of(const Draft& draft) const {
    return draft.site == 0 || !draft.path.empty() ? draft.path : state_.site(draft.site).path;
  }

  std::vector<findings::Step> steps(const std::vector<findings::DraftStep>& drafts) {
    std::vector<findings::Step> steps;
    for (const findings::DraftStep& draft : drafts) {
      const TextId text = draft.span.begin.text;
      auto at = others_.find(text);
      if (at == others_.end()) {
        Result<Bytes> bytes = run_.sources.bytes(text);
        if (!bytes) continue;
        const auto hits = by_text_.find(text);
        at = others_
                 .try_emplace(text, *bytes,
                              ContentView(run_, **bytes, hits == by_text_.end() ? nullptr : hits->second, text))
                 .first;
      }
      steps.push_back({at->second.view.place(draft.span, path_of(draft)), draft.message});
    }
    return steps;
  }

  // The way into the object, the place as an origin, and what it overrides.
  void describe_origins(const RenderedHit& hit, Finding& finding) {
    finding.flow = steps(hit.flow);
    finding.origins.push_back({finding.place, hit.kind, true, false});
    for (findings::Step& step : steps(hit.overrides)) {
      finding.related.push_back({step.place, "the value that this one overrides"});
      finding.origins.push_back({std::move(step.place), hit.kind, false, true});
    }
  }

  // A place inside an archive: line and column were taken when the entry was at hand.
  std::string name_in_entry(ContentView& view, const Hit& hit, Place& place) {
    const findings::Sealed& sealed = run_.sealed[hit.winner.sealed];
    if (sealed.entry.empty()) return view.name(hit.winner.span, place.path);
    place.line = place.end_line = sealed.line;
    place.column = place.column16 = place.end_column = place.end_column16 = sealed.column;
    place.masked_line.clear();
    return sealed.key + "|" + sealed.field;
  }

  static std::string fingerprint(std::string_view rule, std::string_view path, std::string_view name,
                                 std::uint32_t ordinal) {
    // Commits and tags are renamed by a rebase; what their messages say is not.
    for (std::string_view folder : {".git/commit/", ".git/tag/", ".git/blob/", ".git/notes/"})
      if (path.starts_with(folder)) path = folder.substr(0, folder.size() - 1);
    return findings::fingerprint({rule, path, name, ordinal});
  }

  Run& run_;
  State& state_;
  const HitsByText& by_text_;
  std::unordered_map<TextId, Other> others_;
};

// A place that is no line to show: the sources changed or vanished since they were read.
void check_readable(Run& run, State& state, const std::map<TextId, Work>& works) {
  for (const auto& [text, work] : works) {
    if (run.sources.bytes(text)) continue;
    const std::string path = work.sightings.empty() ? std::string() : work.sightings.front()->path;
    state.note("place/changed", NoticeLevel::error,
               "the content can no longer be read as it was scanned; its findings have no line", path);
  }
}

}  // namespace

void place(Run& run, State& state) {
  HitsByText by_text;
  for (const ContentHits& hits : state.contents) by_text[hits.text] = &hits;
  const std::map<TextId, Work> works = plan(state, by_text);
  check_readable(run, state, works);
  std::vector<const Work*> list;
  for (const auto& [text, work] : works) list.push_back(&work);
  std::vector<std::vector<Finding>> placed(list.size());
  run.pool.for_each(list.size(),
                    [&](std::size_t i, unsigned) { placed[i] = Placer(run, state, by_text).place(*list[i]); });
  for (std::vector<Finding>& findings : placed)
    std::move(findings.begin(), findings.end(), std::back_inserter(state.findings));
  relate(state.findings);
}

}  // namespace rummage::engine
