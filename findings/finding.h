#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/place.h"
#include "findings/credential.h"
#include "findings/rule.h"

namespace rummage::findings {

/// A Kubernetes object, as far as it is known, and the field in it (a JSON pointer).
struct ObjectRef {
  std::string api_version, kind, ns, name, field;
  bool empty() const { return kind.empty(); }
  auto operator<=>(const ObjectRef&) const = default;
};

/// A place with what it says there: a related place, or a step of a flow.
struct Step {
  Place place;
  std::string message;
};

/// Where a rendered value comes from (contract, section 1, `--origins`).
struct OriginPlace {
  Place place;
  std::string kind;  ///< "values", "patch", ...
  bool primary = false;
  bool shadowed = false;
};

/// One of the units that render a place.
struct Rendering {
  std::string environment, unit;
  ObjectRef object;
  auto operator<=>(const Rendering&) const = default;
};

struct CommitDate {
  std::string commit;  ///< hex
  std::string date;    ///< RFC 3339, in the zone that the author wrote
};

enum class State : std::uint8_t { fresh, known, suppressed };  ///< "new", "known", "suppressed" outside
enum class Status : std::uint8_t { none, live, replaced, removed };

/// One thing to say: a `secret/` finding for each (credential, place), a policy finding for each (rule, place, object).
/// Complete and redacted: whoever prints it needs nothing else but the rule.
struct Finding {
  RuleIndex rule = no_rule;
  Confidence confidence = Confidence::medium;
  std::string message;  ///< one or two sentences; never a value
  Place place;

  std::optional<CommitDate> introduced;  ///< contract, section 3, `commit`
  std::optional<CommitDate> last_seen;   ///< absent while it stands at this path in HEAD
  std::vector<std::string> refs;         ///< at most 5, sorted
  std::uint32_t ref_count = 0;
  bool reachable = true;  ///< from any ref, stash entry, or HEAD of a worktree
  std::string held_by;    ///< when not: what still leads there ("the reflog of main"); empty: nothing, or reachable
  bool in_head = true;    ///< in the worktree or HEAD's tree
  bool on_head = true;    ///< in the worktree or in a commit that HEAD reaches: what `scan` counts for its gate
  Status status = Status::none;

  std::string environment, unit;
  std::vector<Rendering> rendered_in;
  std::vector<RuleIndex> also;  ///< other rules that saw the same, sorted by id
  ObjectRef object;
  std::vector<std::string> owners;
  std::vector<OriginPlace> origins;
  std::vector<Step> related, flow;

  CredentialId credential = 0;  ///< 0 for what is about no credential
  std::string key;              ///< the key that holds it, as written; empty: none
  std::string group;            ///< "c3": numbered by first place in the report; empty: none
  std::uint16_t value_tag = 0;  ///< 12 bits of the value under the baseline's salt; 0 with no credential
  State state = State::fresh;
  std::string suppressed_by;  ///< "inline mark", "exception: <justification>", ...; empty when not suppressed
  std::string fingerprint;    ///< 32 hex digits
  std::string redacted;       ///< "ghp_****(40)"; empty with no credential
};

const char* name(State state);    ///< "new", "known", "suppressed"
const char* name(Status status);  ///< "", "live", "replaced", "removed"

}  // namespace rummage::findings
