#include "git/history/introduced.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "git/history/parsed_trees.h"
#include "git/store/commit.h"

namespace rummage::git::history {
namespace {

constexpr std::uint32_t deepest = 4096;
constexpr std::size_t kChunk = 16;

// One thread's part: what differs between commits and their parents.
class Comparer {
 public:
  /// Called for each blob that a commit brings to a path; `folder` ends in '/' unless it is empty. `before`: the blobs
  /// that the parents have there.
  using Visit = std::function<void(const std::string& folder, const store::TreeEntry& entry,
                                   const std::vector<ContentId>& before)>;

  Comparer(const store::ObjectStore& store, Visit visit) : store_(store), trees_(store), visit_(std::move(visit)) {}

  void commit(const ContentId& id) {
    const auto roots = roots_of(id);
    if (!roots) return fail(id, {"git/missing-object", fmt::format("commit {} cannot be read", id.hex()), {}, {}});
    std::vector<ContentId> parents;
    for (const ContentId& parent : roots->parents) {
      if (!store_.contains(parent)) continue;  // cut off: whoever made the range tells
      if (const auto other = roots_of(parent)) parents.push_back(other->tree);
    }
    push(roots->tree, std::move(parents), "", 0);
    while (!work_.empty()) {
      const Pair pair = std::move(work_.back());
      work_.pop_back();
      compare(pair);
    }
  }

  std::unordered_set<ContentId> fresh_trees;
  std::map<ContentId, Notice> failed;  ///< what could not be read

 private:
  struct Roots {
    ContentId tree;
    std::vector<ContentId> parents;
  };
  // A folder, and what the parents have in its place.
  struct Pair {
    ContentId tree;
    std::vector<ContentId> parents;
    std::string folder;
    std::uint32_t depth = 0;
  };

  void fail(const ContentId& id, const Error& why) {
    failed.emplace(id, Notice{why.code, NoticeLevel::error, why.message, {}, 0, {}});
  }

  std::optional<Roots> roots_of(const ContentId& commit) {
    Result<store::Object> object = trees_.reader().read(commit, store::ObjectStore::kReadLimit);
    if (!object) return std::nullopt;
    Result<store::Commit> parsed = store::parse_commit(object->content);
    if (!parsed) return std::nullopt;
    return Roots{parsed->tree, std::move(parsed->parents)};
  }

  void push(const ContentId& tree, std::vector<ContentId> parents, std::string folder, std::uint32_t depth) {
    if (std::find(parents.begin(), parents.end(), tree) != parents.end() || depth >= deepest) return;
    work_.push_back({tree, std::move(parents), std::move(folder), depth});
  }

  std::shared_ptr<ParsedTree> read(const ContentId& id) {
    Result<std::shared_ptr<ParsedTree>> tree = trees_.read(id);
    if (!tree) {
      fail(id, tree.error());
      return nullptr;
    }
    if ((*tree)->damaged)
      fail(id, {"git/corrupt-object", fmt::format("tree {} is damaged and was not read whole", id.hex()), {}, {}});
    return *tree;
  }

  void compare(const Pair& pair) {
    const auto tree = read(pair.tree);
    if (tree == nullptr) return;
    fresh_trees.insert(pair.tree);
    std::vector<std::shared_ptr<ParsedTree>> before;
    for (const ContentId& parent : pair.parents)
      if (auto other = read(parent)) before.push_back(std::move(other));
    std::vector<std::size_t> hints(before.size());
    for (const store::TreeEntry& entry : tree->entries) compare_entry(pair, entry, before, hints);
  }

  void compare_entry(const Pair& pair, const store::TreeEntry& entry,
                     const std::vector<std::shared_ptr<ParsedTree>>& before, std::vector<std::size_t>& hints) {
    const ContentId id = entry.id();
    std::vector<ContentId> parents, blobs;
    bool same = false;
    for (std::size_t i = 0; i < before.size(); ++i) {
      const store::TreeEntry* old = before[i]->find(entry.name, hints[i]);
      if (old == nullptr) continue;
      same = same || old->id() == id;
      if (!old->is_submodule()) (old->is_tree() ? parents : blobs).push_back(old->id());
    }
    if (same || entry.is_submodule()) return;
    if (!entry.is_tree()) return visit_(pair.folder, entry, blobs);
    push(id, std::move(parents), pair.folder + std::string(entry.name) + "/", pair.depth + 1);
  }

  const store::ObjectStore& store_;
  ParsedTrees trees_;
  Visit visit_;
  std::vector<Pair> work_;
};

// Runs one comparer on each thread; `visit_of(worker)` is what it visits with.
std::vector<std::unique_ptr<Comparer>> compare_all(const store::ObjectStore& store, const ThreadPool& pool,
                                                   const std::vector<ContentId>& commits,
                                                   const std::function<Comparer::Visit(unsigned)>& visit_of) {
  std::vector<std::unique_ptr<Comparer>> workers(pool.threads());
  pool.for_each((commits.size() + kChunk - 1) / kChunk, [&](std::size_t chunk, unsigned number) {
    auto& worker = workers[number];
    if (worker == nullptr) worker = std::make_unique<Comparer>(store, visit_of(number));
    const std::size_t end = std::min(commits.size(), (chunk + 1) * kChunk);
    for (std::size_t i = chunk * kChunk; i < end; ++i) worker->commit(commits[i]);
  });
  std::erase(workers, nullptr);
  return workers;
}

constexpr std::size_t kMaxNotices = 1000;

void tell(const std::map<ContentId, Notice>& failed, std::size_t missing_blobs, Introduced& out) {
  if (missing_blobs > 0)
    out.notices.push_back({"git/missing-object",
                           NoticeLevel::error,
                           fmt::format("the commits name objects that are not here and were not read: {} blob{}",
                                       missing_blobs, missing_blobs == 1 ? "" : "s"),
                           {},
                           0,
                           {}});
  for (const auto& [id, notice] : failed)
    if (out.notices.size() < kMaxNotices) out.notices.push_back(notice);
}

}  // namespace

Introduced introduced_objects(const store::ObjectStore& store, const ThreadPool& pool,
                              const std::vector<ContentId>& commits) {
  std::vector<std::unordered_set<ContentId>> blobs(pool.threads());
  const auto workers = compare_all(store, pool, commits, [&](unsigned number) {
    return [&mine = blobs[number]](const std::string&, const store::TreeEntry& entry, const auto&) {
      mine.insert(entry.id());
    };
  });
  Introduced out;
  for (std::unordered_set<ContentId>& part : blobs) out.objects.merge(part);
  const std::size_t missing = std::erase_if(out.objects, [&](const ContentId& id) { return !store.contains(id); });
  out.counts.blobs = out.objects.size();
  std::unordered_set<ContentId> trees;
  std::map<ContentId, Notice> failed;
  for (const auto& worker : workers) {
    trees.merge(worker->fresh_trees);
    failed.merge(worker->failed);
  }
  out.counts.trees = trees.size();
  for (const ContentId& commit : commits) out.counts.commits += out.objects.insert(commit).second;
  tell(failed, missing, out);
  return out;
}

std::vector<Change> introduced_changes(const store::ObjectStore& store, const ThreadPool& pool,
                                       const std::vector<ContentId>& commits,
                                       const std::unordered_set<ContentId>& blobs) {
  std::vector<std::vector<Change>> changes(pool.threads());
  compare_all(store, pool, commits, [&](unsigned number) {
    return [&mine = changes[number], &blobs](const std::string& folder, const store::TreeEntry& entry,
                                             std::vector<ContentId> before) {
      if (!blobs.contains(entry.id())) return;
      std::sort(before.begin(), before.end());
      mine.push_back({folder + std::string(entry.name), entry.id(), std::move(before)});
    };
  });
  std::vector<Change> out;
  for (std::vector<Change>& part : changes) std::move(part.begin(), part.end(), std::back_inserter(out));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace rummage::git::history
