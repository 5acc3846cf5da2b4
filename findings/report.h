#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/notice.h"
#include "findings/finding.h"
#include "findings/rule.h"

namespace rummage::findings {

/// What a run read and decided (contract, section 3, `counts`). Independent of carry, pack layout and threads.
struct Counts {
  struct {
    std::uint64_t commits = 0, trees = 0, blobs = 0, tags = 0;
  } objects;
  std::uint64_t files = 0;  ///< worktree files
  struct {
    std::uint64_t present = 0, scanned = 0;
    std::map<std::string, std::uint64_t> skipped;  ///< by reason
  } bytes;
  struct {
    std::uint64_t rendered = 0, failed = 0;
  } units;
  std::uint64_t kubernetes_objects = 0;
  std::map<std::string, std::uint64_t> structure;  ///< candidates dropped by a structural verdict, by reason
  std::uint64_t matches = 0;
  struct {
    std::uint64_t reported = 0, suppressed = 0, merged = 0;
  } found;
};

/// What was looked at, in words and for machines.
struct ScopeView {
  std::string kind;  ///< "worktree", "index", "commit", "range", "history", "directory", "stream"
  std::string root;  ///< as the user typed it; never an absolute path of the machine unless they typed one
  std::string head;  ///< commit id; empty: none
  std::string branch;
  bool history = false;
  bool complete = true;
  std::string note;  ///< "no Git repository here: files and objects only"
};

/// All that a report is written from. Findings stand in their final order (worst first, then place).
struct Report {
  const Catalogue* catalogue = nullptr;
  ScopeView scope;
  std::vector<Finding> findings;  ///< also known and suppressed ones
  std::vector<Notice> notices;
  Counts counts;
  std::vector<std::string> gating;  ///< fingerprints of the findings that the gate stops at
  int exit_code = 0;
  std::string version;
  std::string started_at;  ///< RFC 3339; empty: not said
};

}  // namespace rummage::findings
