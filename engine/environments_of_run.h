#pragma once

#include "delivery/delivery.h"
#include "engine/run.h"
#include "engine/state.h"

namespace rummage::engine {

/// Reads what delivers what where (Argo CD, Flux, helmfile, CI) out of the files in scope; manifests are parsed
/// already.
void read_deliveries(Run& run, State& state);

/// Takes in what one document says about delivery.
void take_facts(State& state, delivery::Facts facts);

/// Says, with the bindings read so far and the configuration, which environment each site is in.
void settle_environments(State& state);

/// Which environment a unit is for: what its anchor is in, unless its deliverer holds values and says more.
environments::Environment environment_of(const State& state, const Unit& unit);

/// The same where `verdict` is about something of the unit: the user's configuration stands above the deliverer.
environments::Environment environment_of(const environments::Verdict& verdict, const Unit& unit);

}  // namespace rummage::engine
