#include "git/store/revision.h"

#include <fmt/format.h>
#include <git2.h>

#include <memory>

namespace rummage::git::store {
namespace {

template <auto Release>
struct Releaser {
  template <class T>
  void operator()(T* handle) const {
    Release(handle);
  }
};
using RepositoryHandle = std::unique_ptr<git_repository, Releaser<git_repository_free>>;
using ObjectHandle = std::unique_ptr<git_object, Releaser<git_object_free>>;

// libgit2 counts its users; one start for the process, at the first question (4.7 ms).
void start_library() {
  static const int started = [] {
    int count = git_libgit2_init();
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);  // nothing of the repository's configuration is executed
    return count;
  }();
  (void)started;
}

Error failed(const char* code, const std::string& what) {
  const git_error* last = git_error_last();
  return Error{code, last == nullptr ? what : fmt::format("{}: {}", what, last->message), {}, {}};
}

Result<RepositoryHandle> open_library(const Repository& repository) {
  start_library();
  git_repository* handle = nullptr;
  if (git_repository_open_ext(&handle, repository.git_dir.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr) != 0)
    return failed("git/unreadable", "cannot open " + repository.git_dir);
  RepositoryHandle out(handle);
  git_odb* objects = nullptr;
  if (git_repository_odb(&objects, handle) == 0) {
    for (const std::string& dir : repository.object_dirs) git_odb_add_disk_alternate(objects, dir.c_str());
    git_odb_free(objects);
  }
  return out;
}

ContentId from_oid(const git_oid& oid) {
  return ContentId::from_bytes(oid.id, 20);
}

}  // namespace

Result<ContentId> resolve_by_library(const Repository& repository, const std::string& text) {
  if (repository.hash != HashKind::sha1)
    return Error{
        "git/unknown-revision",
        fmt::format("{}: in a SHA-256 repository a revision is an id, a ref, and `~N` and `^N` behind them", text),
        {},
        {}};
  auto library = open_library(repository);
  if (!library) return library.take_error();
  git_object* object = nullptr;
  if (git_revparse_single(&object, library->get(), text.c_str()) != 0)
    return failed("git/unknown-revision", fmt::format("unknown revision {}", text));
  return from_oid(*git_object_id(ObjectHandle(object).get()));
}

}  // namespace rummage::git::store
