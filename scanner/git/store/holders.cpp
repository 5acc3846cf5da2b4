#include "git/store/holders.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "git/store/mapped_file.h"
#include "git/store/reflog.h"

namespace rummage::git::store {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kMaxFile = std::size_t{256} << 20;
constexpr std::size_t kMaxFiles = 100'000;

// gitrevisions(7), "<refname>", and the states of operations that stop half way.
constexpr const char* kPseudoRefs[] = {"ORIG_HEAD",   "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD",
                                       "REBASE_HEAD", "AUTO_MERGE", "BISECT_HEAD"};

// Files below `root`/`below`, by their paths from `root`, sorted.
std::vector<std::string> files_below(const std::string& root, const std::string& below) {
  std::vector<std::string> out;
  std::error_code error;
  fs::recursive_directory_iterator files(root + "/" + below, error), end;
  for (; !error && files != end && out.size() < kMaxFiles; files.increment(error)) {
    std::error_code ignored;
    if (files->is_regular_file(ignored)) out.push_back(files->path().string().substr(root.size() + 1));
  }
  std::sort(out.begin(), out.end());
  return out;
}

// A worktree's own folder and what goes before its names.
struct Worktree {
  std::string dir, prefix;
  bool own = false;  ///< the one that was opened
};

std::vector<Worktree> find_worktrees(const Repository& repository) {
  std::vector<Worktree> out{{repository.git_dir, "", true}};
  if (repository.git_dir != repository.common_dir) out.push_back({repository.common_dir, "main-worktree/", false});
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator folders(repository.common_dir + "/worktrees", error), end;
  for (; !error && folders != end && names.size() < kMaxFiles; folders.increment(error))
    names.push_back(folders->path().filename().string());
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    const std::string dir = repository.common_dir + "/worktrees/" + name;
    if (dir != repository.git_dir) out.push_back({dir, "worktrees/" + name + "/", false});
  }
  return out;
}

class Reader {
 public:
  explicit Reader(const Repository& repository) : repository_(repository), worktrees_(find_worktrees(repository)) {}

  Holders read() {
    for (const Worktree& worktree : worktrees_)
      if (!worktree.own) add_positions(worktree);
    std::sort(out_.worktrees.begin(), out_.worktrees.end());
    for (const Worktree& worktree : worktrees_) add_pseudo_refs(worktree);
    for (const std::string& log : files_below(repository_.common_dir, "logs/refs"))
      add_log(repository_.common_dir, log);
    for (const Worktree& worktree : worktrees_)
      if (worktree.dir != repository_.common_dir)
        for (const std::string& log : files_below(worktree.dir, "logs/refs"))
          add_log(worktree.dir, log, worktree.prefix);
    for (const Worktree& worktree : worktrees_) add_log(worktree.dir, "logs/HEAD", worktree.prefix);
    return std::move(out_);
  }

 private:
  // A HEAD on a branch says nothing that the branch does not.
  void add_positions(const Worktree& worktree) {
    if (auto id = id_in(worktree.dir + "/HEAD")) out_.worktrees.push_back({worktree.prefix + "HEAD", *id});
    for (const char* below : worktree_refs)
      for (const std::string& ref : files_below(worktree.dir, below))
        if (auto id = id_in(worktree.dir + "/" + ref)) out_.worktrees.push_back({worktree.prefix + ref, *id});
  }

  void add_pseudo_refs(const Worktree& worktree) {
    for (const char* name : kPseudoRefs)
      if (auto id = id_in(worktree.dir + "/" + name)) out_.passing.push_back({worktree.prefix + name, *id});
    const std::string fetched = read_if_present(worktree.dir + "/FETCH_HEAD", kMaxFile).value_or("");
    for (std::size_t at = 0; at < fetched.size(); at = std::min(fetched.find('\n', at), fetched.size() - 1) + 1)
      if (auto id = leading_id(std::string_view(fetched).substr(at), repository_.hash))
        out_.passing.push_back({worktree.prefix + "FETCH_HEAD", *id});
  }

  void add_log(const std::string& dir, const std::string& log, const std::string& prefix = {}) {
    const std::vector<ReflogEntry> entries = parse_reflog(read_if_present(dir + "/" + log, kMaxFile).value_or(""));
    const std::string ref = log.substr(5);
    if (ref == "refs/stash") return add_stashes(entries);
    const std::string name = "the reflog of " + prefix + (prefix.empty() ? short_name(ref) : ref);
    for (const ReflogEntry& entry : entries)
      for (const ContentId& id : {entry.before, entry.after})
        if (!id.empty() && (out_.passing.empty() || out_.passing.back().target != id))
          out_.passing.push_back({name, id});
  }

  // The latest entry is refs/stash itself.
  void add_stashes(const std::vector<ReflogEntry>& entries) {
    for (std::size_t n = 1; n < entries.size(); ++n)
      if (const ContentId& id = entries[entries.size() - 1 - n].after; !id.empty())
        out_.stashes.push_back({fmt::format("stash@{{{}}}", n), id});
  }

  std::optional<ContentId> id_in(const std::string& file) const {
    return leading_id(read_if_present(file, 4096).value_or(""), repository_.hash);
  }

  const Repository& repository_;
  std::vector<Worktree> worktrees_;
  Holders out_;
};

}  // namespace

Holders read_holders(const Repository& repository) {
  return Reader(repository).read();
}

std::vector<WorktreeIndex> find_indexes(const Repository& repository) {
  std::vector<WorktreeIndex> out{{"", repository.index_path}};
  for (const Worktree& worktree : find_worktrees(repository))
    if (!worktree.own) out.push_back({worktree.prefix.substr(0, worktree.prefix.size() - 1), worktree.dir + "/index"});
  return out;
}

}  // namespace rummage::git::store
