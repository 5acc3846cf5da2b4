#pragma once

#include <string>

#include "engine/run.h"
#include "engine/state.h"

/// What a stage passed on, as JSON lines without values: for `--dump-after`, tests and bug reports.
namespace rummage::engine {

void dump_sites(const Run& run, const State& state, std::string& out);
void dump_contents(const Run& run, const State& state, std::string& out);
void dump_objects(const Run& run, const State& state, std::string& out);
void dump_scenes(const Run& run, const State& state, std::string& out);
void dump_drafts(const Run& run, const State& state, std::string& out);
void dump_introductions(const Run& run, const State& state, std::string& out);
void dump_sightings(const Run& run, const State& state, std::string& out);
void dump_findings(const Run& run, const State& state, std::string& out);

}  // namespace rummage::engine
