#include "kustomize/kustomizations.h"

#include <algorithm>
#include <set>

#include "tree/path.h"
#include "yaml/parse.h"

namespace rummage::kustomize {
namespace {

// Lower counts first: whatever is a resource somewhere is a complete object.
int rank(FileRole role) {
  return role == FileRole::none ? 100 : static_cast<int>(role);
}

Notice unreadable(const std::string& path, std::uint32_t line) {
  return {"kustomize/unreadable",         NoticeLevel::warning, "the kustomization file does not parse", path, line,
          std::string(tree::parent(path))};
}

}  // namespace

Kustomizations::Kustomizations(std::vector<Kustomization> all) : all_(std::move(all)) {
  std::sort(all_.begin(), all_.end(), [](const auto& a, const auto& b) { return a.file < b.file; });
  for (const Kustomization& one : all_) {
    by_root_.emplace(one.root, &one);
    roles_[one.file] = FileRole::root;
    for (const Reference& reference : one.references) {
      if (reference.path.empty() && !reference.written.starts_with(".")) continue;
      FileRole& role = roles_.emplace(reference.path, FileRole::none).first->second;
      if (rank(reference.role) < rank(role)) role = reference.role;
      used_by_[reference.path].push_back(&one);
    }
  }
}

const Kustomization* Kustomizations::at(std::string_view root) const {
  const auto found = by_root_.find(root);
  return found == by_root_.end() ? nullptr : found->second;
}

FileRole Kustomizations::role(std::string_view path) const {
  const auto found = roles_.find(std::string(path));
  return found == roles_.end() ? FileRole::none : found->second;
}

std::vector<const Kustomization*> Kustomizations::roots() const {
  std::vector<const Kustomization*> roots;
  for (const Kustomization& one : all_)
    if (!one.component && !used_by_.contains(one.root)) roots.push_back(&one);
  return roots;
}

std::vector<std::string> Kustomizations::users(std::string_view path) const {
  std::vector<std::string> waiting{std::string(path)};
  std::set<std::string> seen(waiting.begin(), waiting.end());
  std::set<std::string> roots;
  while (!waiting.empty()) {
    const std::string current = std::move(waiting.back());
    waiting.pop_back();
    const auto used = used_by_.find(current);
    if (used == used_by_.end()) continue;
    for (const Kustomization* user : used->second) {
      if (!user->component && !used_by_.contains(user->root)) roots.insert(user->root);
      if (seen.insert(user->root).second) waiting.push_back(user->root);
    }
  }
  return {roots.begin(), roots.end()};
}

Found find_kustomizations(const tree::Tree& tree, const tree::Listing& listing) {
  std::vector<Kustomization> all;
  std::vector<Notice> notices;
  for (const tree::Entry& entry : listing.entries) {
    const bool file = entry.mode == tree::Mode::file || entry.mode == tree::Mode::executable;
    if (!file || !is_kustomization_file(entry.path)) continue;
    const Result<tree::Blob> blob = tree.read(entry.path);
    if (!blob) {
      notices.push_back(tree::to_notice(blob.error(), entry.path));
      continue;
    }
    const yaml::Parsed parsed = yaml::parse(blob->view(), 0, yaml::Dialect::kubernetes);
    for (const yaml::Issue& issue : parsed.issues)
      if (issue.fatal) notices.push_back(unreadable(entry.path, issue.line));
    if (!parsed.documents.empty()) all.push_back(read_kustomization(entry.path, parsed.documents.front().root));
  }
  return {Kustomizations(std::move(all)), std::move(notices)};
}

}  // namespace rummage::kustomize
