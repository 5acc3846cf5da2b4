#include "engine/pipeline.h"

#include <array>
#include <chrono>

#include "engine/compare.h"
#include "engine/dump.h"
#include "engine/stages/stages.h"

namespace rummage::engine {
namespace {

/// A step of every run (docs/architecture.md, section 2).
struct Stage {
  const char* name;
  const char* grain;  ///< what it works on at a time
  void (*act)(Run&, State&);
  void (*dump)(const Run&, const State&, std::string&);
};

constexpr std::array stages = {
    Stage{"discover", "tree", discover, dump_sites},
    Stage{"match", "blob", match, dump_contents},
    Stage{"render", "unit", render, dump_objects},
    Stage{"inspect", "unit", inspect, dump_contents},
    Stage{"resolve", "environment", resolve, dump_scenes},
    Stage{"judge", "environment", judge, dump_drafts},
    Stage{"attribute", "run", attribute, dump_introductions},
    Stage{"group", "run", group, dump_sightings},
    Stage{"share", "run", share, dump_drafts},
    Stage{"place", "run", place, dump_findings},
    Stage{"triage", "run", triage, dump_findings},
    Stage{"report", "run", report, dump_findings},
};

}  // namespace

void run_stages(Run& run, State& state, std::vector<StageTime>& times, const std::string& dump_after,
                std::string& dump) {
  for (const Stage& stage : stages) {
    if (stage.act == triage) scan_base(run, state);  // as late as that, since most commits add nothing to compare
    const auto start = std::chrono::steady_clock::now();
    stage.act(run, state);
    times.push_back({stage.name, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()});
    if (stage.name == dump_after) stage.dump(run, state, dump);
  }
}

std::vector<std::string> stage_names() {
  std::vector<std::string> names;
  for (const Stage& stage : stages) names.emplace_back(stage.name);
  return names;
}

}  // namespace rummage::engine
