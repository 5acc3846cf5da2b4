#include "engine/hits.h"

#include <algorithm>
#include <tuple>

#include "detectors/scanner.h"

namespace rummage::engine {
namespace {

using findings::Candidate;

// Key and value, or entropy: what any credential in a text also looks like.
constexpr std::uint8_t generic = 2;

bool same_bytes(const Candidate& a, const Candidate& b, const Run& run) {
  if (!a.span.overlaps(b.span)) return false;
  if (a.sealed == b.sealed) return true;
  const findings::Sealed& one = run.sealed[a.sealed];
  const findings::Sealed& other = run.sealed[b.sealed];
  return one.entry == other.entry && one.line == other.line && one.column == other.column;
}

void absorb(Hit& hit, const Candidate& candidate) {
  if (candidate.rule != hit.winner.rule) hit.also.push_back(candidate.rule);
  hit.winner.features |= candidate.features & (findings::object_lane | findings::secret_object);
  if (candidate.credential == hit.winner.credential)
    hit.winner.confidence = std::max(hit.winner.confidence, candidate.confidence);
}

// Candidates whose spans overlap, directly or through others; hits never reach from one cluster into another.
std::vector<std::vector<Candidate>> clusters_of(std::vector<Candidate>& candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::make_tuple(a.begin(), a.end()) < std::make_tuple(b.begin(), b.end());
  });
  std::vector<std::vector<Candidate>> clusters;
  std::uint32_t end = 0;
  for (const Candidate& candidate : candidates) {
    if (clusters.empty() || candidate.begin() >= end) clusters.emplace_back();
    clusters.back().push_back(candidate);
    end = std::max(end, candidate.end());
  }
  return clusters;
}

void merge_cluster(std::vector<Candidate>& cluster, const Run& run, std::vector<Hit>& hits) {
  auto rank = [](const Candidate& c) {
    return std::make_tuple(-c.specificity, -static_cast<int>(c.confidence), c.rule, c.begin(), c.span.length, c.sealed);
  };
  std::sort(cluster.begin(), cluster.end(), [&](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); });
  const auto first = static_cast<std::ptrdiff_t>(hits.size());
  for (const Candidate& candidate : cluster) {
    auto same = std::find_if(hits.begin() + first, hits.end(), [&](const Hit& hit) {
      return same_bytes(hit.winner, candidate, run) &&
             (candidate.credential == hit.winner.credential || candidate.specificity <= generic);
    });
    if (same != hits.end())
      absorb(*same, candidate);
    else
      hits.push_back({candidate, {}});
  }
}

}  // namespace

// Verdicts are looked up by where they begin;
// they are leaves, so they do not nest deeper than a few levels.
void apply_verdicts(std::vector<Candidate>& candidates, std::map<std::string, std::uint64_t>& structure) {
  const auto first = std::stable_partition(candidates.begin(), candidates.end(),
                                           [](const Candidate& c) { return !findings::is_verdict(c); });
  std::vector<Candidate> verdicts(first, candidates.end());
  candidates.erase(first, candidates.end());
  if (verdicts.empty()) return;
  std::sort(verdicts.begin(), verdicts.end(),
            [](const Candidate& a, const Candidate& b) { return a.begin() < b.begin(); });
  std::uint32_t longest = 0;
  for (const Candidate& verdict : verdicts) longest = std::max(longest, verdict.span.length);
  std::erase_if(candidates, [&](const Candidate& candidate) {
    auto at = std::upper_bound(verdicts.begin(), verdicts.end(), candidate.begin(),
                               [](std::uint32_t begin, const Candidate& verdict) { return begin < verdict.begin(); });
    while (at != verdicts.begin()) {
      --at;
      if (at->begin() + longest < candidate.begin()) break;
      if (!detectors::drops(*at, candidate)) continue;
      ++structure[detectors::reason(*at)];
      return true;
    }
    return false;
  });
}

std::vector<Hit> merge_candidates(std::vector<Candidate> candidates, const Run& run,
                                  std::map<std::string, std::uint64_t>& structure) {
  apply_verdicts(candidates, structure);
  std::vector<Hit> hits;
  for (std::vector<Candidate>& cluster : clusters_of(candidates)) merge_cluster(cluster, run, hits);
  for (Hit& hit : hits) {
    std::sort(hit.also.begin(), hit.also.end());
    hit.also.erase(std::unique(hit.also.begin(), hit.also.end()), hit.also.end());
  }
  auto place = [&](const Hit& hit) {
    const findings::Sealed& sealed = run.sealed[hit.winner.sealed];
    return std::make_tuple(hit.winner.begin(), sealed.entry, sealed.line, sealed.column, hit.winner.span.length,
                           hit.winner.rule);
  };
  std::sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) { return place(a) < place(b); });
  return hits;
}

}  // namespace rummage::engine
