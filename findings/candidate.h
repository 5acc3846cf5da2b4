#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "findings/credential.h"
#include "findings/rule.h"

namespace rummage::findings {

/// Why a match was believed or doubted; bits of Candidate::features.
enum Feature : std::uint32_t {
  checksum_valid = 1u << 0,
  checksum_failed = 1u << 1,
  structure_proven = 1u << 2,  ///< decoded and parsed: JWT, PEM, dockerconfigjson, kubeconfig
  expired = 1u << 3,
  key_speaks = 1u << 4,     ///< the key names a credential ("password", "api_key")
  secret_object = 1u << 5,  ///< a value of a Secret's data or stringData
  from_base64 = 1u << 6,    ///< stands base64-encoded in the source
  from_archive = 1u << 7,
  low_entropy = 1u << 8,
  high_entropy = 1u << 9,
  known_example = 1u << 10,  ///< a value that documentation publishes
  current = 1u << 11,        ///< of the worktree, the index or HEAD
  object_lane = 1u << 12,    ///< seen as a leaf of an object, with its type
};

/// What of a match is kept in words, interned: most candidates share it with many others.
struct Sealed {
  std::string redacted;    ///< "ghp_****(40)": public prefix, and the length for fixed-length tokens only
  std::string key;         ///< the key it is assigned to, as written; empty when there is none
  std::string entry;       ///< path inside an archive, `!` between levels; empty: the content itself
  std::uint32_t line = 0;  ///< line in the archive entry, from 1; 0 when `entry` is empty
  std::uint32_t column = 0;
  std::uint16_t tag = 0;    ///< 12 bits of the value under the baseline's salt
  std::string object_kind;  ///< kind of the Kubernetes object it is a leaf of; empty: none
  std::string object_name;  ///< namespace/name of that object, as far as written
  std::string object_api;   ///< apiVersion
  std::string field;        ///< JSON pointer of the leaf in the object
  bool operator==(const Sealed&) const = default;
};
using SealedId = std::uint32_t;

/// Interns Sealed values. Thread-safe; numbers depend on call order and never reach a report.
class SealedTable {
 public:
  SealedId intern(const Sealed& sealed);
  const Sealed& operator[](SealedId id) const;

 private:
  mutable std::mutex mutex_;
  std::deque<Sealed> entries_;
  std::unordered_multimap<std::size_t, SealedId> by_hash_;
};

/// A match that no longer needs its bytes: 32 bytes, carried through history. `span` covers the secret's bytes in the
/// content (for a decoded layer: the encoded bytes there; for an archive: the whole archive, see Sealed::entry).
/// Where an object says it is a leaf, the span is the leaf's.
struct Candidate {
  Span span;
  CredentialId credential = 0;
  SealedId sealed = 0;
  std::uint32_t features = 0;
  RuleIndex rule = no_rule;
  std::int16_t score = 0;  ///< thousandths of a logit; at or above 0 is reported at medium confidence
  Confidence confidence = Confidence::medium;
  std::uint8_t specificity = 0;  ///< token 5, structure 4, connection string 3, key and value 2, entropy 1

  std::uint32_t begin() const { return span.begin.offset; }
  std::uint32_t end() const { return span.end(); }
  /// The same candidate `by` bytes further on, as it stands in another content that copied its line.
  Candidate shifted(std::int64_t by) const {
    Candidate moved = *this;
    moved.span.begin.offset = static_cast<std::uint32_t>(moved.span.begin.offset + by);
    return moved;
  }
};
static_assert(sizeof(Candidate) <= 32);

/// True for what a detector puts among the candidates of a content to say that others are none (detectors/scanner.h).
inline bool is_verdict(const Candidate& candidate) {
  return candidate.rule == no_rule;
}

}  // namespace rummage::findings
