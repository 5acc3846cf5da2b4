#include "git/history/introduced.h"

#include <optional>
#include <string>
#include <unordered_map>

#include "git/store/commit.h"
#include "git/store/tree.h"

namespace rummage::git::history {
namespace {

constexpr std::uint32_t deepest = 4096;

class Comparer {
 public:
  Comparer(const store::ObjectStore& store, Introduced& result) : store_(store), result_(result) {}

  void commit(const ContentId& id) {
    result_.objects.insert(id);
    const auto tree = tree_of(id);
    if (!tree) return;
    std::vector<ContentId> parents;
    for (const ContentId& parent : tree->parents)
      if (const auto other = tree_of(parent)) parents.push_back(other->tree);
    push(tree->tree, std::move(parents), 0);
    while (!work_.empty()) {
      const Pair pair = std::move(work_.back());
      work_.pop_back();
      compare(pair);
    }
  }

 private:
  struct Roots {
    ContentId tree;
    std::vector<ContentId> parents;
  };
  // A folder, and what the parents have in its place.
  struct Pair {
    ContentId tree;
    std::vector<ContentId> parents;
    std::uint32_t depth = 0;
  };
  struct Old {
    ContentId id;
    bool tree = false;
  };
  using Names = std::unordered_map<std::string, Old>;

  std::optional<std::string> read(const ContentId& id) {
    Result<store::Object> object = store_.read(id);
    if (object) return std::move(object->content);
    result_.notices.push_back({object.error().code, NoticeLevel::error, object.error().message, {}, 0, {}});
    return std::nullopt;
  }

  std::optional<Roots> tree_of(const ContentId& commit) {
    if (!store_.contains(commit)) return std::nullopt;  // cut off: the attribution tells
    const auto content = read(commit);
    if (!content) return std::nullopt;
    Result<store::Commit> parsed = store::parse_commit(*content);
    if (!parsed) return std::nullopt;
    return Roots{parsed->tree, parsed->parents};
  }

  void push(const ContentId& tree, std::vector<ContentId> parents, std::uint32_t depth) {
    for (const ContentId& parent : parents)
      if (parent == tree) return;
    if (depth < deepest) work_.push_back({tree, std::move(parents), depth});
  }

  Names names_of(const ContentId& tree) {
    Names names;
    const auto content = read(tree);
    if (!content) return names;
    store::TreeEntries entries(*content, store_.hash());
    for (store::TreeEntry entry; entries.next(entry);) names.emplace(entry.name, Old{entry.id(), entry.is_tree()});
    return names;
  }

  void compare(const Pair& pair) {
    const auto content = read(pair.tree);
    if (!content) return;
    std::vector<Names> before;
    for (const ContentId& parent : pair.parents) before.push_back(names_of(parent));
    store::TreeEntries entries(*content, store_.hash());
    for (store::TreeEntry entry; entries.next(entry);) {
      const ContentId id = entry.id();
      std::vector<ContentId> parents;
      bool same = false;
      for (const Names& names : before) {
        auto at = names.find(std::string(entry.name));
        if (at == names.end()) continue;
        same = same || at->second.id == id;
        if (at->second.tree) parents.push_back(at->second.id);
      }
      if (same || entry.is_submodule()) continue;
      if (entry.is_tree())
        push(id, std::move(parents), pair.depth + 1);
      else
        result_.objects.insert(id);
    }
  }

  const store::ObjectStore& store_;
  Introduced& result_;
  std::vector<Pair> work_;
};

}  // namespace

Introduced introduced_objects(const store::ObjectStore& store, const std::vector<ContentId>& commits) {
  Introduced result;
  Comparer comparer(store, result);
  for (const ContentId& commit : commits) comparer.commit(commit);
  return result;
}

}  // namespace rummage::git::history
