#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "findings/credential.h"
#include "findings/finding.h"

namespace rummage::findings {

/// Where something runs, as far as sharing asks. `rank` rises with how close to production it is:
/// 0 unknown, 1 ci, 2 dev, 3 test, 4 stage, 5 prod (environments::Class in the same order).
struct OccurrenceEnvironment {
  std::string name;  ///< empty: unknown
  std::uint8_t rank = 0;
  auto operator<=>(const OccurrenceEnvironment&) const = default;
};

/// One place at which a credential stands or stood. All are in one order: by path, then offset; history after trees.
struct Occurrence {
  CredentialId credential = 0;
  RuleIndex rule = no_rule;  ///< the rule that names it there
  Confidence confidence = Confidence::medium;
  Span span;
  std::uint32_t site = 0;  ///< number of the site (Draft::site); 0: in history only
  std::string path;        ///< as the report names it
  ObjectRef object;        ///< the Kubernetes object and field that hold it; empty: none
  OccurrenceEnvironment environment;
  /// Several: delivery or overlays hand this one place to each of them; sorted by name, `environment` is then unknown.
  std::vector<OccurrenceEnvironment> supplies;
  std::string commit;  ///< hex of the introducing commit; empty: not committed or not known
  bool live = true;    ///< stands in a tree in scope or in HEAD
};

}  // namespace rummage::findings
