#include "git/trees/staged.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <unordered_map>

#include "git/store/tree.h"
#include "git/trees/blobs.h"
#include "git/trees/git_tree.h"
#include "tree/path.h"

namespace rummage::git::trees {
namespace {

constexpr unsigned deepest = 500;  // directories inside each other

Error odd(const std::string& path) {
  return Error{"git/odd-tree", "A directory as Git would not write it: " + path, {}, {}};
}

bool counts(const store::IndexEntry& entry) {
  return entry.stage == 0 && !entry.intent_to_add;
}

// Orders a name of the index, which ends in a slash for a directory, and one of a tree as Git sorts both.
int compare_names(std::string_view name, const store::TreeEntry& entry) {
  const std::size_t shared = std::min(name.size(), entry.name.size());
  if (const int order = std::memcmp(name.data(), entry.name.data(), shared); order != 0) return order;
  const auto mine = static_cast<unsigned char>(name.size() > shared ? name[shared] : '\0');
  const char end = entry.is_tree() ? '/' : '\0';
  const auto other = static_cast<unsigned char>(entry.name.size() > shared ? entry.name[shared] : end);
  return int{mine} - int{other};
}

bool in_order(const store::TreeEntry& before, const store::TreeEntry& after) {
  std::string name(before.name);
  if (before.is_tree()) name += '/';
  return compare_names(name, after) < 0;
}

bool usable(const store::TreeEntry& entry) {
  return mode_of(entry.mode) && !entry.name.empty() && entry.name.find('/') == entry.name.npos &&
         tree::is_clean(entry.name);
}

// Goes down both sides at once. A directory of the index is a range of its entries.
class Comparison {
 public:
  Comparison(const store::ObjectStore& store, const store::Index& index) : store_(store), entries_(index.entries) {
    for (const store::CachedTree& tree : index.trees)
      if (tree.entries >= 0) known_.emplace(tree.path, &tree);
  }

  Status directory(const ContentId& id, const std::string& path, std::size_t begin, std::size_t end, unsigned depth) {
    if (unchanged(id, path, end - begin)) return Done{};
    if (depth > deepest) return odd(path);
    auto object = store_.read(id);
    if (!object) return object.take_error();
    auto nodes = store::parse_tree(object->content, store_.hash());
    if (!nodes || object->kind != store::ObjectKind::tree) return odd(path);
    const std::string prefix = path.empty() ? path : path + "/";
    std::size_t at = begin;
    for (std::size_t i = 0; i < nodes->size(); ++i) {
      const store::TreeEntry& node = (*nodes)[i];
      if (!usable(node) || (i > 0 && !in_order((*nodes)[i - 1], node))) return odd(path);
      while (at < end && compare_names(name_at(at, prefix), node) < 0) at = added(at, end, prefix);
      const bool both = at < end && compare_names(name_at(at, prefix), node) == 0;
      const std::size_t next = both ? group_end(at, end, prefix) : at;
      Status status = both ? compare(node, prefix, at, next, depth) : gone(node, prefix, depth);
      if (!status) return status;
      at = next;
    }
    while (at < end) at = added(at, end, prefix);
    return Done{};
  }

  std::size_t added(std::size_t at, std::size_t end, const std::string& prefix) {
    const std::size_t next = group_end(at, end, prefix);
    for (; at < next; ++at)
      if (counts(entries_[at])) found.changed.push_back(entries_[at].path);
    return next;
  }

  Staged found;

 private:
  bool unchanged(const ContentId& id, const std::string& path, std::size_t entries) const {
    const auto known = known_.find(path);
    return known != known_.end() && known->second->id == id &&
           static_cast<std::size_t>(known->second->entries) == entries;
  }

  // The part of an entry's path in the directory `prefix`; it ends in a slash when more follows.
  std::string_view name_at(std::size_t at, const std::string& prefix) const {
    const std::string_view rest = std::string_view(entries_[at].path).substr(prefix.size());
    return rest.substr(0, rest.find('/') == rest.npos ? rest.npos : rest.find('/') + 1);
  }

  // Behind the last entry of the same name: the stages of a file, or all below a directory.
  std::size_t group_end(std::size_t at, std::size_t end, const std::string& prefix) const {
    const std::string_view name = name_at(at, prefix);
    const std::string_view whole = std::string_view(entries_[at].path).substr(0, prefix.size() + name.size());
    const auto same = [&](const store::IndexEntry& entry) {
      return name.ends_with('/') ? entry.path.starts_with(whole) : entry.path == whole;
    };
    const auto first = entries_.begin() + static_cast<std::ptrdiff_t>(at);
    const auto last = std::partition_point(first, entries_.begin() + static_cast<std::ptrdiff_t>(end), same);
    return static_cast<std::size_t>(last - entries_.begin());
  }

  Status compare(const store::TreeEntry& node, const std::string& prefix, std::size_t at, std::size_t end,
                 unsigned depth) {
    const store::IndexEntry& entry = entries_[at];
    const std::string path = prefix + std::string(node.name);
    if (node.is_tree()) {
      const bool closed = entry.path.size() == path.size() + 1;  // a directory of a sparse index
      if (!closed) return directory(node.id(), path, at, end, depth + 1);
      return entry.id == node.id() ? Status(Done{}) : Status(odd(path));
    }
    if (!counts(entry) || entry.id == node.id()) return Done{};
    found.changed.push_back(path);
    if (!node.is_submodule()) found.before.push_back({path, *mode_of(node.mode), {}});
    return Done{};
  }

  Status gone(const store::TreeEntry& node, const std::string& prefix, unsigned depth) {
    const std::string path = prefix + std::string(node.name);
    if (node.is_tree()) return directory(node.id(), path, 0, 0, depth + 1);
    if (node.is_submodule()) return Done{};
    found.gone.push_back(path);
    found.before.push_back({path, *mode_of(node.mode), {}});
    return Done{};
  }

  const store::ObjectStore& store_;
  const std::vector<store::IndexEntry>& entries_;
  std::unordered_map<std::string_view, const store::CachedTree*> known_;
};

void sort(Staged& staged) {
  std::sort(staged.changed.begin(), staged.changed.end());
  staged.changed.erase(std::unique(staged.changed.begin(), staged.changed.end()), staged.changed.end());
  std::sort(staged.gone.begin(), staged.gone.end());
  std::sort(staged.before.begin(), staged.before.end(),
            [](const tree::Entry& a, const tree::Entry& b) { return a.path < b.path; });
}

}  // namespace

Result<Staged> staged_files(const store::ObjectStore& store, const store::Index& index, const ContentId& commit) {
  Comparison comparison(store, index);
  if (commit.empty()) {
    for (std::size_t at = 0; at < index.entries.size();) at = comparison.added(at, index.entries.size(), "");
  } else {
    auto root = root_tree(store, commit);
    if (!root) return root.take_error();
    Status status = comparison.directory(*root, "", 0, index.entries.size(), 0);
    if (!status) return status.take_error();
  }
  sort(comparison.found);
  return std::move(comparison.found);
}

Result<Staged> staged_by_listing(const std::shared_ptr<const store::ObjectStore>& store, const store::Index& index,
                                 const ContentId& commit, tree::Limits limits) {
  struct Before {
    tree::Entry entry;
    ContentId id;
    bool stays = false;
  };
  std::map<std::string, Before> files;
  if (!commit.empty()) {
    auto tree = GitTree::open(store, commit, limits);
    if (!tree) return tree.take_error();
    for (tree::Entry& entry : (*tree)->list().entries)
      if (Result<ContentId> id = (*tree)->content_id(entry.path)) files[entry.path] = {entry, *id};
  }
  Staged staged;
  for (const store::IndexEntry& entry : index.entries) {
    const auto old = files.find(entry.path);
    if (old != files.end()) old->second.stays = true;
    if (!counts(entry) || (old != files.end() && old->second.id == entry.id)) continue;
    staged.changed.push_back(entry.path);
    if (old != files.end()) staged.before.push_back(old->second.entry);
  }
  for (const auto& [path, file] : files) {
    if (file.stays) continue;
    staged.gone.push_back(path);
    staged.before.push_back(file.entry);
  }
  sort(staged);
  return staged;
}

}  // namespace rummage::git::trees
