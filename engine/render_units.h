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

  /// Renders the units from number `first` (from 1) on and adds their objects, notices and counts to the state. Units
  /// that give up are notices; none of them stops another. Those of a hook stop at its budget, which counts from the
  /// making of the renderer.
  void render_from(std::uint32_t first);

 private:
  struct Shared;
  struct Rendered;
  Rendered render(const Unit& unit) const;
  Rendered render_chart(const Unit& unit) const;
  Rendered build(const Unit& unit) const;
  void take(std::uint32_t number, Rendered rendered);

  Run& run_;
  State& state_;
  std::optional<std::chrono::steady_clock::time_point> budget_end_;
  std::vector<std::unique_ptr<Shared>> shared_;  ///< by mount
};

}  // namespace rummage::engine
