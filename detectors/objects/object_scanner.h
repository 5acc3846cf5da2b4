#pragma once

#include <atomic>
#include <cstdint>

#include "base/quiet_keys.h"
#include "detectors/objects/inspection_memo.h"
#include "detectors/sealing_scanner.h"

namespace rummage::detectors {

/// Adds to the sealing scanner what inspection says about the Kubernetes objects in a text. Each document with a
/// `kind:` is an anchor: where it is met again, in another file or another version of it, the memo answers.
class ObjectScanner final : public text::ContentScanner<findings::Candidate> {
 public:
  ObjectScanner(const Table& table, SealingRun run) : matcher_(table), sealing_(matcher_, std::move(run)) {}

  text::Reach reach() const override { return sealing_.reach(); }
  void scan(std::string_view content, std::span<const text::Window> windows,
            text::Sink<findings::Candidate>& sink) const override;
  std::optional<text::Window> reevaluate(std::string_view content, const text::Anchor& anchor,
                                         text::Sink<findings::Candidate>& sink) const override;

  /// How many documents were parsed and inspected so far; the others were known.
  std::uint64_t inspected() const { return inspected_; }

 private:
  InspectionMemo::Entry inspect(std::string_view document) const;

  Matcher matcher_;
  SealingScanner sealing_;
  mutable InspectionMemo memo_;
  mutable QuietKeys quiet_;
  mutable std::atomic<std::uint64_t> inspected_{0};
};

}  // namespace rummage::detectors
