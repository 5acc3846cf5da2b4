#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/keyed_hash.h"
#include "detectors/inspect/result.h"
#include "detectors/matcher.h"
#include "findings/candidate.h"
#include "findings/credential.h"
#include "findings/rule.h"
#include "findings/vault.h"

namespace rummage::detectors {

/// What of a run the sealing needs. The references outlive the sealer; all are thread-safe.
struct SealingRun {
  findings::CredentialTable& credentials;
  findings::SealedTable& sealed;
  const findings::Catalogue& catalogue;
  findings::Vault* vault = nullptr;  ///< null: no value is kept
  std::string tag_salt;              ///< of the baseline; empty: tags are 0
  std::int64_t now = 0;              ///< seconds since 1970; 0: nothing is expired
  bool keep_low = true;              ///< false (history): matches below the threshold are left out
  int redact = 100;                  ///< percent of a value that is hidden; below 100 its beginning is shown
};

/// Turns matches into candidates while their bytes are at hand. Thread-safe.
class Sealer {
 public:
  Sealer(const Table& table, SealingRun run);

  /// Seals a match of `content` (offsets as in the match; the span's text id is 0). Nothing when the run's catalogue
  /// does not hold the rule, or the score is below the threshold and the run keeps none of those.
  std::optional<findings::Candidate> seal(std::string_view content, const Match& match) const;
  /// Seals a leaf of `object`; `written` are the bytes of match.span.
  std::optional<findings::Candidate> seal_leaf(std::string_view written, const LeafMatch& match,
                                               const findings::ObjectRef& object) const;
  /// The words that are kept of a match: to be completed by whoever knows the object or archive.
  findings::Sealed words(std::string_view content, const Match& match) const;
  const SealingRun& run() const { return run_; }

 private:
  std::uint16_t tag(const std::string& canonical) const;

  const Table& table_;
  SealingRun run_;
  std::optional<KeyedHash> salt_;
  std::vector<findings::RuleIndex> rules_;  ///< by index into Table::rules
};

/// Confidence of a match: checksum or structure decide, else the score; an expired credential is one step lower.
findings::Confidence confidence_of(const Match& match);

/// The matcher as the engine uses it: matches come out sealed.
class SealingScanner final : public text::ContentScanner<findings::Candidate> {
 public:
  SealingScanner(const Matcher& matcher, SealingRun run);

  text::Reach reach() const override { return matcher_.reach(); }
  void scan(std::string_view content, std::span<const text::Window> windows,
            text::Sink<findings::Candidate>& sink) const override;
  std::optional<text::Window> reevaluate(std::string_view content, const text::Anchor& anchor,
                                         text::Sink<findings::Candidate>& sink) const override;
  const Sealer& sealer() const { return sealer_; }

 private:
  const Matcher& matcher_;
  Sealer sealer_;
};

}  // namespace rummage::detectors
