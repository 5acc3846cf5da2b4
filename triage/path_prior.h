#pragma once

#include <cstdint>
#include <string_view>

#include "findings/candidate.h"

namespace rummage::triage {

/// What the path of a file adds to the score of a candidate in it, in thousandths of a logit: tests, documentation,
/// examples, lock and generated files speak against a credential, files that are made for credentials speak for one.
/// `path` as the report names it; between -3000 and 1000.
std::int16_t path_prior(std::string_view path);

/// The confidence of a candidate at `path`. What a check proves, and what a Secret holds, is as sure anywhere; a failed
/// check, a published example and an expired credential stay doubtful; everything else is medium from a score of 0 on.
findings::Confidence confidence_at(const findings::Candidate& candidate, std::string_view path);

}  // namespace rummage::triage
