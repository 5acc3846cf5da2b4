#pragma once

#include <cstddef>
#include <string>

namespace rummage::sarif {

/// What GitHub's own fingerprint key holds in `sarif:profile=github` (README.md of this room tells why).
enum class Fingerprints : unsigned char {
  automatic,  ///< a stable one where code scanning cannot compute its own: history, archives, Git objects
  stable,     ///< a stable one on every result: dismissals survive edits nearby
  none,       ///< never
};

/// How a report is written. Each format reads what it knows of and leaves the rest.
struct Options {
  bool colour = false;                                  ///< human: ANSI colours
  unsigned width = 80;                                  ///< human: columns; below 40 counts as 40
  std::size_t worst = 20;                               ///< human: so many credentials, subjects and objects are shown
  bool show_known = false;                              ///< human, json, jsonl: also findings of state `known`
  bool show_suppressed = false;                         ///< human, json, jsonl: also findings of state `suppressed`
  std::string next_command;                             ///< human: the last line; empty: chosen from the report
  std::string category;                                 ///< sarif: automationDetails.id; empty: none
  Fingerprints fingerprints = Fingerprints::automatic;  ///< sarif:profile=github
};

}  // namespace rummage::sarif
