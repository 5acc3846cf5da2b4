#pragma once

#include <string>
#include <vector>

#include "base/content_id.h"
#include "base/notice.h"
#include "base/result.h"
#include "git/store/config_text.h"
#include "git/store/variables.h"

namespace rummage::git::store {

/// Where the parts of a repository lie, and what is special about it. Paths are as the system takes them.
struct Repository {
  std::string git_dir;     ///< of this worktree: HEAD and the index
  std::string common_dir;  ///< objects, refs, configuration; the same as git_dir but for linked worktrees
  std::string work_tree;   ///< root of the checked-out files; empty: none (bare)
  std::string index_path;
  std::vector<std::string> object_dirs;  ///< where new objects go first, then the alternates; none twice
  ConfigText config;
  HashKind hash = HashKind::sha1;  ///< that names its objects (extensions.objectFormat)
  bool reftable = false;           ///< refs are kept in a reftable, which is not read: there are none
  std::vector<ContentId> shallow;  ///< commits whose parents were cut off, sorted; empty: a full clone
  bool partial = false;            ///< a promisor remote may hold objects that are absent here
  std::vector<Notice> notices;     ///< replace refs, grafts, missing alternates, what is not understood

  bool bare() const { return work_tree.empty(); }
};

/// Where to look for a repository.
enum class Search : unsigned char {
  here,    ///< `path` is a worktree's root, a `.git` file or directory, or a bare repository
  upward,  ///< `path` or the nearest directory above it, as Git does
};

/// Opens the repository at `path`. `variables.git_dir`, when given, names it instead, and `path` is then the worktree's
/// root unless something says otherwise. Reads only small files; objects are opened by ObjectStore.
/// Errors: git/no-repository; git/unknown-hash. A reftable, and an extension that is not known, become notices.
Result<Repository> open_repository(const std::string& path, const Variables& variables, Search search = Search::upward);

/// The objects directories of a repository: the primary one, the quarantine's, and alternates of alternates up to five
/// deep, as in Git. A directory that is missing becomes a notice.
std::vector<std::string> find_object_dirs(const std::string& common_dir, const Variables& variables,
                                          std::vector<Notice>& notices);

}  // namespace rummage::git::store
