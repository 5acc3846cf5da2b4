#pragma once

#include "engine/run.h"
#include "engine/state.h"

/// The stages of a run. Each takes what earlier ones left in the state and adds its own part; none calls another.
/// docs/architecture.md, section 2, says what each takes and gives.
namespace rummage::engine {

void discover(Run& run, State& state);
void match(Run& run, State& state);
void render(Run& run, State& state);
void inspect(Run& run, State& state);
void resolve(Run& run, State& state);
void judge(Run& run, State& state);
void attribute(Run& run, State& state);
void group(Run& run, State& state);
void share(Run& run, State& state);
void place(Run& run, State& state);
void triage(Run& run, State& state);
void report(Run& run, State& state);

}  // namespace rummage::engine
