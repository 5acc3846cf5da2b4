#include "detectors/objects/verdict_candidate.h"

#include "detectors/scanner.h"

namespace rummage::detectors {
namespace {

Settled settled_of(const findings::Candidate& verdict) {
  return {verdict.span, static_cast<Why>(verdict.score), verdict.specificity != 0};
}

}  // namespace

findings::Candidate verdict_candidate(const Settled& settled) {
  findings::Candidate verdict;
  verdict.span = settled.span;
  verdict.score = static_cast<std::int16_t>(settled.why);
  verdict.specificity = settled.final ? 1 : 0;
  return verdict;
}

bool drops(const findings::Candidate& verdict, const findings::Candidate& candidate) {
  if (candidate.features & findings::object_lane) return false;
  return drops(settled_of(verdict), candidate.span, candidate.specificity, candidate.features);
}

const char* reason(const findings::Candidate& verdict) {
  return name(settled_of(verdict).why);
}

}  // namespace rummage::detectors
