#pragma once

#include "detectors/inspect/result.h"
#include "findings/candidate.h"

namespace rummage::detectors {

/// A structural verdict in the form that travels with candidates: no rule, `score` the reason, `specificity` 1 when it
/// is final.
findings::Candidate verdict_candidate(const Settled& settled);

}  // namespace rummage::detectors
