#include "git/trees/ignore_rules.h"

#include <git2.h>

namespace rummage::git::trees {
namespace {

Error failed() {
  return {"git/ignore-rules", "The ignore rules cannot be read: no file is taken as ignored", {}, {}};
}

// Extensions that change nothing about ignore rules; libgit2 1.5 refuses repositories with any it does not know.
const char* harmless_extensions[] = {"worktreeconfig", "partialclone",       "preciousobjects",
                                     "refstorage",     "compatobjectformat", "relativeworktrees"};

void allow_odd_repositories() {
  // Another user's repository is only read here, and none of its programs is ever run.
  git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
  git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, harmless_extensions, std::size(harmless_extensions));
}

}  // namespace

IgnoreRules::~IgnoreRules() {
  git_repository_free(repository_);
  if (started_) git_libgit2_shutdown();
}

Status IgnoreRules::open() {
  if (repository_ != nullptr) return Done{};
  if (started_) return failed();
  started_ = true;
  git_libgit2_init();
  allow_odd_repositories();
  constexpr unsigned flags = GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_NO_DOTGIT;
  if (git_repository_open_ext(&repository_, git_dir_.c_str(), flags, nullptr) != 0) return failed();
  if (git_repository_set_workdir(repository_, work_tree_.c_str(), 0) == 0) return Done{};
  git_repository_free(repository_);
  repository_ = nullptr;
  return failed();
}

Result<bool> IgnoreRules::ignored(const std::string& path, bool directory) {
  std::lock_guard lock(mutex_);
  Status opened = open();
  if (!opened) return opened.take_error();
  int answer = 0;
  std::string name = directory ? path + "/" : path;
  if (git_ignore_path_is_ignored(&answer, repository_, name.c_str()) != 0) return failed();
  return answer != 0;
}

}  // namespace rummage::git::trees
