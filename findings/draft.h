#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "findings/finding.h"

namespace rummage::findings {

/// A step whose place is still a span; the `place` stage turns it into a Step.
struct DraftStep {
  Span span;
  std::string message;
  std::uint32_t site = 0;  ///< which of the run's paths the span's text is meant at (engine's numbering); 0: `path`
  std::string path;        ///< where it stood, for what is in history only
};

/// What a policy gives: a finding whose places are spans. The engine makes Findings of drafts in the `place` stage.
struct Draft {
  RuleIndex rule = no_rule;
  Confidence confidence = Confidence::high;
  std::string message;     ///< never a value
  Span span;               ///< where a person edits (contract, "Where a finding points")
  std::uint32_t site = 0;  ///< as DraftStep::site
  std::string path;        ///< as DraftStep::path; with a site: inside the archive that it is
  ObjectRef object;        ///< the object that has the trouble; part of the fingerprint
  std::string environment;
  std::string unit;                    ///< that renders it; empty: it stands as it is
  std::vector<Rendering> rendered_in;  ///< all units that render the place, when any does
  std::vector<DraftStep> flow, related;
  CredentialId credential = 0;
};

}  // namespace rummage::findings
