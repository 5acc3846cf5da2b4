#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/run.h"
#include "engine/state.h"

namespace rummage::engine {

/// Takes structural verdicts out of the candidates of one text, and with them what they settle, counted by reason.
void apply_verdicts(std::vector<findings::Candidate>& candidates, std::map<std::string, std::uint64_t>& structure);

/// Makes one hit of all candidates of one content that speak of the same bytes: the most specific rule names it (ties
/// by confidence, then by id), the others stand in `also`. A generic candidate that overlaps a specific one is part of
/// it; two specific ones are one only when they are the same credential. Output in order of spans.
/// Candidates that a structural verdict settles are dropped first and counted in `structure` by reason.
std::vector<Hit> merge_candidates(std::vector<findings::Candidate> candidates, const Run& run,
                                  std::map<std::string, std::uint64_t>& structure);

}  // namespace rummage::engine
