#pragma once

#include <memory>

#include "detectors/inspect/inspect.h"
#include "detectors/sealing_scanner.h"
#include "text/content_scanner.h"

namespace rummage::detectors {

/// Everything that detectors see in a text, sealed: what the matcher finds, and the leaves of the Kubernetes objects
/// that stand in it. Structural verdicts about leaves come as candidates with no rule (findings::is_verdict): they say
/// which of the other candidates are none. Lives as long as nothing of `run` ends; thread-safe.
std::unique_ptr<text::ContentScanner<findings::Candidate>> make_scanner(const SealingRun& run);

/// Inspects single objects with all built-in rules. Thread-safe.
class Inspector {
 public:
  Inspector();
  Inspection inspect(const kubernetes::Object& object) const;

 private:
  Matcher matcher_;
};

/// True when `verdict` settles that `candidate` is no credential.
bool drops(const findings::Candidate& verdict, const findings::Candidate& candidate);

/// Why, as counted in `counts.structure`.
const char* reason(const findings::Candidate& verdict);

}  // namespace rummage::detectors
