#include "git/history/versions.h"

#include <algorithm>
#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>

#include "git/history/tree_facts.h"
#include "git/store/commit.h"
#include "git/store/tree.h"
#include "git/store/visit.h"

namespace rummage::git::history {
namespace {

// An entry whose name is asked for. Slots of the store.
struct Step {
  std::uint32_t name = 0, slot = 0;
  bool tree = false;
};

// What one worker keeps of the pass.
struct Part {
  std::vector<Step> steps;
  std::vector<std::uint32_t> roots;
};

// Where a tree's steps stand.
struct Where {
  std::uint32_t first = 0, count = 0;
  std::uint8_t part = 0;
};

class Names {
 public:
  explicit Names(const std::vector<std::string>& paths) {
    for (std::string_view path : paths) {
      std::vector<std::uint32_t>& parts = paths_.emplace_back();
      for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view name = path.substr(at, end - at);
        parts.push_back(numbers_.try_emplace(name, static_cast<std::uint32_t>(numbers_.size())).first->second);
        lengths_[name.size() % lengths_.size()] = true;
        at = end + 1;
      }
    }
  }
  const std::uint32_t* number(std::string_view name) const {
    if (!lengths_[name.size() % lengths_.size()]) return nullptr;
    const auto at = numbers_.find(name);
    return at == numbers_.end() ? nullptr : &at->second;
  }
  const std::vector<std::vector<std::uint32_t>>& paths() const { return paths_; }

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;  // views of the caller's paths
  std::vector<std::vector<std::uint32_t>> paths_;
  std::vector<bool> lengths_ = std::vector<bool>(256);
};

class VersionPass {
 public:
  VersionPass(const store::ObjectStore& store, const ThreadPool& pool, const Names& names)
      : store_(store), names_(names), where_(store.slots()) {
    const ThreadPool own(std::min(pool.threads(), 255u));
    parts_.resize(own.threads());
    store::VisitOptions options;
    options.blobs = options.tags = false;
    store::visit_objects(store, own, options, [&](const store::VisitedObject& object, unsigned worker) {
      object.kind == store::ObjectKind::commit ? add_commit(object, parts_[worker]) : add_tree(object, worker);
    });
    for (const Part& part : parts_) roots_.insert(roots_.end(), part.roots.begin(), part.roots.end());
    unique(roots_);
  }

  void collect(const std::vector<std::uint32_t>& path, std::unordered_set<ContentId>& out) const {
    std::vector<std::uint32_t> at = roots_;
    for (std::size_t depth = 0; depth < path.size(); ++depth) {
      const bool last = depth + 1 == path.size();
      std::vector<std::uint32_t> next;
      for (std::uint32_t tree : at)
        for (const Step& step : steps(tree))
          if (step.name == path[depth] && step.tree == !last) next.push_back(step.slot);
      unique(next);
      at = std::move(next);
    }
    for (std::uint32_t slot : at) out.insert(store_.id(slot));
  }

 private:
  static void unique(std::vector<std::uint32_t>& slots) {
    std::sort(slots.begin(), slots.end());
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  }

  std::span<const Step> steps(std::uint32_t tree) const {
    const Where& where = where_[tree];
    return std::span(parts_[where.part].steps).subspan(where.first, where.count);
  }

  void add_commit(const store::VisitedObject& object, Part& part) const {
    const auto commit = store::parse_commit(object.content);
    if (!commit) return;
    if (const auto slot = store_.slot(commit->tree)) part.roots.push_back(*slot);
  }

  void add_tree(const store::VisitedObject& object, unsigned worker) {
    Part& part = parts_[worker];
    const std::size_t first = part.steps.size();
    store::TreeEntries entries(object.content, store_.hash());
    for (store::TreeEntry entry; entries.next(entry);) {
      if (entry.is_submodule()) continue;
      const std::uint32_t* name = names_.number(entry.name);
      if (name == nullptr) continue;
      if (const auto slot = store_.slot(entry.raw_id)) part.steps.push_back({*name, *slot, entry.is_tree()});
    }
    where_[object.slot] = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(part.steps.size() - first),
                           static_cast<std::uint8_t>(worker)};
  }

  const store::ObjectStore& store_;
  const Names& names_;
  std::vector<Where> where_;  // by slot
  std::vector<Part> parts_;
  std::vector<std::uint32_t> roots_;
};

}  // namespace

std::unordered_set<ContentId> versions_at(const store::ObjectStore& store, const ThreadPool& pool,
                                          const std::vector<std::string>& paths) {
  std::unordered_set<ContentId> out;
  if (paths.empty()) return out;
  store.prepare_table();
  const Names names(paths);
  const VersionPass pass(store, pool, names);
  for (const std::vector<std::uint32_t>& path : names.paths()) pass.collect(path, out);
  return out;
}

}  // namespace rummage::git::history
