#pragma once

#include "engine/run.h"
#include "engine/state.h"

namespace rummage::engine {

/// The object that a sealed candidate is a leaf of, as far as it knows.
findings::ObjectRef object_of(const findings::Sealed& sealed);

/// A finding about a credential, complete but for its place and fingerprint.
findings::Finding secret_finding(const Run& run, const State& state, const Sighting& sighting, const Hit& hit);

/// A finding of a policy, complete but for its place, fingerprint and steps.
findings::Finding policy_finding(const Run& run, const State& state, const findings::Draft& draft);

/// Gives each finding about a credential the other places of that credential, nearest environment first, at most 20.
void relate(std::vector<findings::Finding>& findings);

}  // namespace rummage::engine
