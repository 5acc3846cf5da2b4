#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/chart_options.h"
#include "findings/severity.h"

namespace rummage::engine {

/// What is looked at. Every command is a scope and options (docs/architecture.md, section 2).
enum class ScopeKind : std::uint8_t { worktree, index, commit, range, history, directory, stream };

struct Scope {
  ScopeKind kind = ScopeKind::worktree;
  std::vector<std::string> paths;  ///< as typed; one for repository scopes; empty: the current folder
  bool with_history = false;       ///< worktree: the full history as well
  std::string base, head;          ///< range and commit: revision expressions as typed
  std::string range;               ///< history: `A..B`, `A...B` or a revision whose history is meant; empty: everything
  std::string since;               ///< history: only what this revision does not reach; empty: no limit
  std::vector<std::string> branches;  ///< history: only what one of these reaches; empty: HEAD with `since`, else all
  std::string stream;                 ///< stream: the text itself
  bool staged_only = false;           ///< index: only what differs from HEAD
  bool of_hook = false;               ///< only `secret/` and `sharing/` fail
  /// index: when nothing is staged, the whole index. Under pre-commit that must not pass as clean.
  bool all_when_nothing_staged = false;
  /// index: only these files, as typed. When one of them is not staged, they are judged as they lie in the worktree:
  /// pre-commit's `run --all-files` and `--files` mean that.
  std::vector<std::string> named_paths;
};

/// Limits by default are the contract's, section 1.
struct Limits {
  std::uint64_t file_size = 64ull << 20;
  unsigned decode_depth = 3;
  unsigned archive_depth = 2;
  unsigned timeout_seconds = 0;  ///< 0: none
};

/// `name` as `json` or `sarif:profile=github`; `file` empty: standard output.
struct FormatRequest {
  std::string name, file;
};

/// Everything a person can say beside the scope. Absent values are taken from the configuration, then from defaults.
struct Options {
  std::vector<FormatRequest> formats;
  std::string config_path, baseline_path, join_key_path;
  std::optional<findings::Severity> fail_on;
  std::optional<findings::Confidence> min_confidence;
  std::vector<std::string> only, skip;                            ///< globs of rule ids
  std::vector<std::pair<std::string, std::string>> environments;  ///< NAME=GLOB
  std::vector<std::string> show;                                  ///< "known", "suppressed"
  std::string now;  ///< RFC 3339; empty: SOURCE_DATE_EPOCH, else the clock
  std::string sarif_category, sarif_fingerprints = "auto";
  std::string dump_after;  ///< name of a stage
  unsigned jobs = 0;       ///< 0: as many as the machine has
  int redact = 100;
  Limits limits;
  ChartOptions charts;  ///< its values are put over every chart's layers
  bool exit_zero = false, incomplete_warns = false, no_history = false, no_objects = false, include_ignored = false;
  bool quiet = false, verbose = false, color = false;
  std::optional<bool> all_refs_fail;  ///< what is not in HEAD's history counts for the gate too; absent: `git` only
};

/// What `rummage map` wants beside the report.
enum class MapForm : std::uint8_t { none, table, json };

struct Request {
  Scope scope;
  Options options;
  std::string tag_salt;  ///< of value tags; empty: the baseline's, else the configuration's
  MapForm map = MapForm::none;
  unsigned map_columns = 80;
};

}  // namespace rummage::engine
