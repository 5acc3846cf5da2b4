#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/content_id.h"
#include "base/notice.h"
#include "base/result.h"
#include "git/store/object_store.h"
#include "git/store/repository.h"

namespace rummage::git::store {

/// Folders of the refs that each worktree has for itself (gitrepository-layout(5)).
inline constexpr std::array worktree_refs = {"refs/bisect", "refs/worktree", "refs/rewritten"};

/// The id at the front of a ref's file, or of one like it; Git passes over what follows a blank
/// (refs/files-backend.c). Nothing where none of this hash stands there.
std::optional<ContentId> leading_id(std::string_view text, HashKind hash);

/// A ref and the object it names.
struct Ref {
  std::string name;  ///< full: "refs/heads/main"
  ContentId target;  ///< an annotated tag's id stays the tag's
  auto operator<=>(const Ref&) const = default;
};

/// All refs of a repository, by name; symbolic ones resolved. Those of other linked worktrees are not among them.
struct Refs {
  std::vector<Ref> refs;
  std::vector<Notice> notices;  ///< refs that name nothing readable (git/broken-ref)

  /// The target of the ref with this full name.
  std::optional<ContentId> find(std::string_view name) const;
};
Refs read_refs(const Repository& repository);

/// Where HEAD stands.
struct Head {
  std::string ref;   ///< "refs/heads/main"; empty: detached
  ContentId commit;  ///< empty: the branch has no commit yet
};
/// Errors: git/broken-head.
Result<Head> read_head(const Repository& repository, const Refs& refs);
/// The same where nobody needs the other refs: reads the one that HEAD names.
Result<Head> read_head(const Repository& repository);

/// "main" for refs/heads/main, "v1" for refs/tags/v1, "origin/main" for refs/remotes/origin/main; others whole.
std::string short_name(std::string_view ref);

/// Follows annotated tags to what they name, at most 100 deep: the id and kind of the first object that is no tag.
/// Errors: as ObjectStore::read.
struct Peeled {
  ContentId id;
  ObjectKind kind = ObjectKind::commit;
};
Result<Peeled> peel(const ObjectStore& store, ContentId id);

/// `id` and what it leads to through annotated tags, at most 100: the last is the first that is no tag, or the first
/// that cannot be read.
std::vector<ContentId> tag_chain(const ObjectStore& store, ContentId id);

}  // namespace rummage::git::store
