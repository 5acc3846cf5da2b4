#include "git/trees/path_table.h"

#include <algorithm>

#include "tree/errors.h"
#include "tree/path.h"

namespace rummage::git::trees {
namespace {

tree::Entry entry_of(const PathTable::Row& row) {
  return {std::string(row.path), row.mode, {}};
}

std::string prefix_of(std::string_view directory) {
  return directory.empty() ? std::string() : std::string(directory) + "/";
}

}  // namespace

void PathTable::finish() {
  auto before = [](const Row& a, const Row& b) { return a.path < b.path; };
  if (!std::is_sorted(rows_.begin(), rows_.end(), before)) std::stable_sort(rows_.begin(), rows_.end(), before);
  auto same = [](const Row& a, const Row& b) { return a.path == b.path; };
  rows_.erase(std::unique(rows_.begin(), rows_.end(), same), rows_.end());
}

std::size_t PathTable::lower_bound(std::string_view path) const {
  auto found = std::lower_bound(rows_.begin(), rows_.end(), path,
                                [](const Row& row, std::string_view wanted) { return row.path < wanted; });
  return static_cast<std::size_t>(found - rows_.begin());
}

const PathTable::Row* PathTable::find(std::string_view path) const {
  std::size_t at = lower_bound(path);
  return at < rows_.size() && rows_[at].path == path ? &rows_[at] : nullptr;
}

bool PathTable::is_directory(std::string_view path) const {
  if (path.empty()) return true;
  std::string prefix = prefix_of(path);
  std::size_t at = lower_bound(prefix);
  return at < rows_.size() && rows_[at].path.starts_with(prefix);
}

Result<tree::Entry> PathTable::lookup(std::string_view path) const {
  if (const Row* row = find(path)) return entry_of(*row);
  if (tree::is_clean(path) && is_directory(path)) return tree::Entry{std::string(path), tree::Mode::directory, {}};
  return tree::not_found();
}

std::vector<tree::Entry> PathTable::children(std::string_view directory) const {
  std::vector<tree::Entry> out;
  std::string prefix = prefix_of(directory);
  for (std::size_t at = lower_bound(prefix); at < rows_.size() && rows_[at].path.starts_with(prefix);) {
    const std::string_view path = rows_[at].path;
    std::size_t slash = path.find('/', prefix.size());
    if (slash == path.npos) {
      out.push_back(entry_of(rows_[at++]));
    } else {
      std::string below(path.substr(0, slash));
      at = lower_bound(below + static_cast<char>('/' + 1));
      out.push_back({std::move(below), tree::Mode::directory, {}});
    }
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return out;
}

std::vector<tree::Entry> PathTable::list(std::string_view directory) const {
  std::vector<tree::Entry> out;
  std::string prefix = prefix_of(directory);
  for (std::size_t at = lower_bound(prefix); at < rows_.size() && rows_[at].path.starts_with(prefix); ++at)
    out.push_back(entry_of(rows_[at]));
  return out;
}

}  // namespace rummage::git::trees
