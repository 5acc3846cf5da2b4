#include "git/trees/work_tree_walk.h"

#include <fmt/format.h>

#include <algorithm>

#include "tree/errors.h"
#include "tree/path.h"

namespace rummage::git::trees {

void WorkTreeWalk::run(tree::Limits limits) {
  todo_.push_back({{}, false, {}, 0, index_.entries.size()});
  while (!todo_.empty()) {
    Todo next = std::move(todo_.back());
    todo_.pop_back();
    visit(std::move(next));
    if (seen_ > limits.entries) {
      notices.push_back({tree::code::too_many, NoticeLevel::error, "Too many files: the rest is left out", ""});
      break;
    }
  }
  if (ignored_ > 0)
    notices.push_back(
        {"git/ignored", NoticeLevel::note,
         fmt::format("{} ignored files and directories are not read (--include-ignored reads them)", ignored_), ""});
  note_sparse();
  table.finish();
  std::sort(notices.begin(), notices.end());
}

void WorkTreeWalk::visit(Todo directory) {
  tree::Listing listing = directory_.names(directory.path);
  seen_ += listing.entries.size();
  if (listing.holds_git && !directory.path.empty() && !directory.tracked_only &&
      directory_.holds_repository(directory.path)) {
    submodule(directory.path, untracked);
    if (directory.begin == directory.end) return;
    directory.tracked_only = true;
  }
  read_rules(directory, listing);
  for (Notice& notice : listing.notices)
    if (!directory.tracked_only) notices.push_back(std::move(notice));
  for (tree::Entry& entry : listing.entries) {
    if (entry.mode == tree::Mode::directory) {
      enter(entry, directory);
    } else {
      take(std::move(entry), directory);
    }
  }
}

void WorkTreeWalk::read_rules(Todo& directory, const tree::Listing& listing) const {
  if (ignores_ == nullptr || directory.tracked_only) return;
  std::string path = tree::child(directory.path, ".gitignore");
  auto found = std::lower_bound(listing.entries.begin(), listing.entries.end(), path,
                                [](const tree::Entry& entry, const std::string& name) { return entry.path < name; });
  // Git takes no rules from a link in the worktree (gitignore(5), "Notes").
  if (found == listing.entries.end() || found->path != path || found->mode == tree::Mode::symlink) return;
  auto text = directory_.file(path);
  if (!text) return;
  IgnoreLevel level{directory.rules, directory.path, IgnorePatterns(*text->bytes)};
  if (!level.patterns.empty()) directory.rules = std::make_shared<const IgnoreLevel>(std::move(level));
}

void WorkTreeWalk::enter(const tree::Entry& directory, const Todo& above) {
  std::size_t index = position(directory.path, above);
  // A directory where the index has a file is that file gone, and new files in its place.
  if (index != untracked && (index_.entries[index].mode & S_IFMT) == 0160000) return submodule(directory.path, index);
  bool tracked_only = above.tracked_only;
  if (!tracked_only && ignored(above, directory.path, true)) {
    ++ignored_;
    tracked_only = true;
  }
  const std::size_t begin = lower_bound(directory.path + "/", above);
  const std::size_t end = lower_bound(directory.path + static_cast<char>('/' + 1), above);
  if (!tracked_only || begin < end) todo_.push_back({directory.path, tracked_only, above.rules, begin, end});
}

void WorkTreeWalk::take(tree::Entry entry, const Todo& directory) {
  std::size_t index = position(entry.path, directory);
  if (index == untracked && directory.tracked_only) return;
  if (index == untracked && ignored(directory, entry.path, false)) {
    ++ignored_;
    return;
  }
  if (index == untracked) {
    const auto seen = directory_.lookup(entry.path);
    return table.add_own(std::move(entry.path), seen ? seen->mode : entry.mode, index);
  }
  const store::IndexEntry& tracked = index_.entries[index];
  const bool runs = entry.mode == tree::Mode::file && (tracked.mode & 0100) != 0;
  table.add(tracked.path, runs ? tree::Mode::executable : entry.mode, index);
}

void WorkTreeWalk::submodule(const std::string& path, std::size_t index) {
  table.add_own(path, tree::Mode::submodule, index);
  notices.push_back(
      {"git/submodule", NoticeLevel::note, "A repository inside is not entered: rummage scan " + path, path});
}

bool WorkTreeWalk::ignored(const Todo& above, const std::string& path, bool directory) {
  return ignores_ != nullptr && is_ignored(above.rules.get(), *ignores_, path, directory);
}

std::size_t WorkTreeWalk::lower_bound(std::string_view path, const Todo& within) const {
  const auto first = index_.entries.begin();
  auto found = std::lower_bound(
      first + static_cast<std::ptrdiff_t>(within.begin), first + static_cast<std::ptrdiff_t>(within.end), path,
      [](const store::IndexEntry& entry, std::string_view wanted) { return entry.path < wanted; });
  return static_cast<std::size_t>(found - first);
}

std::size_t WorkTreeWalk::position(std::string_view path, const Todo& within) const {
  const std::size_t found = lower_bound(path, within);
  return found < within.end && index_.entries[found].path == path ? found : untracked;
}

void WorkTreeWalk::note_sparse() {
  auto left_out = std::count_if(index_.entries.begin(), index_.entries.end(), [](const store::IndexEntry& entry) {
    return entry.skip_worktree && (entry.mode & S_IFMT) != 0160000;
  });
  if (left_out > 0)
    notices.push_back({"git/sparse", NoticeLevel::note,
                       fmt::format("{} tracked paths are not checked out (sparse checkout)", left_out), ""});
}

}  // namespace rummage::git::trees
