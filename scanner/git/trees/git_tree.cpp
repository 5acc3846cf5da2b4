#include "git/trees/git_tree.h"

#include <algorithm>

#include "git/store/commit.h"
#include "git/store/tag.h"
#include "git/store/tree.h"
#include "git/trees/blobs.h"
#include "tree/errors.h"
#include "tree/path.h"

namespace rummage::git::trees {
namespace {

// Tags of tags, as many as Git itself is asked to follow in practice.
constexpr int most_tags = 16;
// Directories kept parsed; the rest is parsed again when asked for.
constexpr std::size_t most_parsed = 100'000;

}  // namespace

Result<ContentId> root_tree(const store::ObjectStore& store, ContentId id) {
  for (int hop = 0; hop < most_tags; ++hop) {
    auto object = store.read(id);
    if (!object) return object.take_error();
    if (object->kind == store::ObjectKind::tree) return id;
    if (object->kind == store::ObjectKind::commit) {
      auto commit = store::parse_commit(object->content);
      if (!commit) return commit.take_error();
      id = commit->tree;
    } else if (object->kind == store::ObjectKind::tag) {
      auto tag = store::parse_tag(object->content);
      if (!tag) return tag.take_error();
      id = tag->target;
    } else {
      break;
    }
  }
  return Error{"git/not-a-tree", "Neither a commit nor a tree: " + id.hex(), {}, {}};
}

Result<std::unique_ptr<GitTree>> GitTree::open(std::shared_ptr<const store::ObjectStore> store, const ContentId& root,
                                               tree::Limits limits) {
  auto id = root_tree(*store, root);
  if (!id) return id.take_error();
  return std::unique_ptr<GitTree>(new GitTree(std::move(store), *id, limits));
}

Result<GitTree::DirectoryPtr> GitTree::directory(const ContentId& id) const {
  {
    std::lock_guard lock(mutex_);
    if (auto found = parsed_.find(id); found != parsed_.end()) return found->second;
  }
  auto object = store_->read(id);
  if (!object) return object.take_error();
  if (object->kind != store::ObjectKind::tree)
    return Error{"git/corrupt-object", "An object named as a directory is none: " + id.hex(), {}, {}};
  auto entries = store::parse_tree(object->content, store_->hash());
  if (!entries) return entries.take_error();
  auto made = std::make_shared<Directory>();
  for (const store::TreeEntry& entry : *entries) {
    auto mode = mode_of(entry.mode);
    bool usable = mode && !entry.name.empty() && entry.name.find('/') == entry.name.npos && tree::is_clean(entry.name);
    if (usable) made->nodes.push_back({std::string(entry.name), *mode, entry.id()});
    if (!usable) made->left_out.emplace_back(entry.name);
  }
  auto by_name = [](const Node& a, const Node& b) { return a.name < b.name; };
  std::stable_sort(made->nodes.begin(), made->nodes.end(), by_name);
  std::lock_guard lock(mutex_);
  if (parsed_.size() < most_parsed) parsed_.emplace(id, made);
  return DirectoryPtr(std::move(made));
}

Result<GitTree::Node> GitTree::find(std::string_view path) const {
  Node at{{}, tree::Mode::directory, root_};
  if (!tree::is_clean(path)) return tree::not_found();
  while (!path.empty()) {
    if (at.mode != tree::Mode::directory) return tree::not_found();
    auto names = directory(at.id);
    if (!names) return names.take_error();
    std::string_view part = path.substr(0, path.find('/'));
    const auto& nodes = (*names)->nodes;
    auto found = std::lower_bound(nodes.begin(), nodes.end(), part,
                                  [](const Node& node, std::string_view wanted) { return node.name < wanted; });
    if (found == nodes.end() || found->name != part) return tree::not_found();
    at = *found;
    path.remove_prefix(std::min(part.size() + 1, path.size()));
  }
  return at;
}

Result<tree::Entry> GitTree::lookup(std::string_view path) const {
  auto node = find(path);
  if (!node) return node.take_error();
  return with_size(*store_, {std::string(path), node->mode, {}}, node->id);
}

tree::Listing GitTree::children(std::string_view path) const {
  tree::Listing out;
  auto refuse = [&](const Error& error) {
    out.notices.push_back(tree::to_notice(error, std::string(path)));
    return out;
  };
  if (static_cast<std::uint64_t>(std::count(path.begin(), path.end(), '/')) >= limits_.depth)
    return refuse({tree::code::too_deep, "Directories stand too deep inside each other", {}, {}});
  auto node = find(path);
  if (!node) return refuse(node.error());
  if (node->mode != tree::Mode::directory) return refuse(tree::not_found());
  auto names = directory(node->id);
  if (!names) return refuse(names.error());
  for (const Node& item : (*names)->nodes) out.entries.push_back({tree::child(path, item.name), item.mode, {}});
  for (const std::string& name : (*names)->left_out)
    out.notices.push_back({"git/bad-name", NoticeLevel::warning, "A name that no worktree can hold is left out",
                           tree::child(path, name)});
  return out;
}

Result<tree::Blob> GitTree::content(std::string_view path) const {
  auto node = find(path);
  if (!node) return node.take_error();
  if (node->mode == tree::Mode::directory || node->mode == tree::Mode::submodule) return tree::not_a_file(node->mode);
  return read_blob(*store_, node->id, node->mode, limits_.file_size);
}

Result<ContentId> GitTree::content_id(std::string_view path) const {
  auto node = find(path);
  if (!node) return node.take_error();
  if (node->mode == tree::Mode::directory || node->mode == tree::Mode::submodule) return tree::not_a_file(node->mode);
  return node->id;
}

}  // namespace rummage::git::trees
