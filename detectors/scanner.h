#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/quiet_keys.h"
#include "detectors/inspect/inspect.h"
#include "detectors/sealing_scanner.h"
#include "text/content_scanner.h"

namespace rummage::detectors {

/// Everything that detectors see in a text, sealed: what the matcher finds, and the leaves of the Kubernetes objects
/// that stand in it. Structural verdicts about leaves come as candidates with no rule (findings::is_verdict): they say
/// which of the other candidates are none. Lives as long as nothing of `run` ends; thread-safe.
std::unique_ptr<text::ContentScanner<findings::Candidate>> make_scanner(const SealingRun& run);

/// Inspects and seals single objects: those whose document is too large to be inspected as a text. Thread-safe.
class ObjectSealer {
 public:
  explicit ObjectSealer(const SealingRun& run);
  /// Candidates and verdicts of `object`. Their spans are those of its nodes, wherever these lie; `bytes` gives what
  /// stands in a span.
  using BytesOf = std::function<std::string(const Span& span)>;
  std::vector<findings::Candidate> seal(const kubernetes::Object& object, const BytesOf& bytes) const;

 private:
  Matcher matcher_;
  Sealer sealer_;
  mutable QuietKeys quiet_;
};

/// True when the scanner of texts leaves the object's document to ObjectSealer.
bool too_large_for_text_lane(const kubernetes::Object& object);

/// True when `verdict` settles that `candidate` is no credential.
bool drops(const findings::Candidate& verdict, const findings::Candidate& candidate);

/// Why, as counted in `counts.structure`.
const char* reason(const findings::Candidate& verdict);

}  // namespace rummage::detectors
