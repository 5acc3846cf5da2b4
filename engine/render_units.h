#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/run.h"
#include "engine/state.h"

namespace rummage::engine {

/// Renders the units of a state. What it has read and parsed serves all of them, in every round. Both given must
/// outlive it. The result does not depend on the number of threads.
class UnitRenderer {
 public:
  UnitRenderer(Run& run, State& state);
  ~UnitRenderer();

  /// Renders the units with these numbers (from 1), once more those that were: what was said of them may have changed.
  /// Units that give up leave notices; none of them stops another. Those of a hook stop at its budget, which counts
  /// from the making of the renderer.
  void render(const std::vector<std::uint32_t>& numbers);

  /// What a unit came to so far.
  const std::vector<kubernetes::Object>& objects(std::uint32_t number) const;

  /// Adds objects, notices and counts of all units to the state, in their order. Once, at the end.
  void finish();

 private:
  struct Shared;
  struct Rendered;
  std::optional<Notice> late(const Unit& unit) const;
  Rendered render_unit(const Unit& unit) const;
  Rendered render_chart(const Unit& unit) const;
  Rendered build(const Unit& unit) const;
  void take(std::uint32_t number, Rendered rendered);

  Run& run_;
  State& state_;
  std::optional<std::chrono::steady_clock::time_point> budget_end_;
  std::vector<std::unique_ptr<Shared>> shared_;  ///< by mount
  std::vector<Rendered> rendered_;               ///< of each unit
};

}  // namespace rummage::engine
