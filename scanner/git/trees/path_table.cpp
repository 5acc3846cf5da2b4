#include "git/trees/path_table.h"

#include <algorithm>

#include "tree/errors.h"
#include "tree/path.h"

namespace rummage::git::trees {
namespace {

std::string prefix_of(std::string_view directory) {
  return directory.empty() ? std::string() : std::string(directory) + "/";
}

}  // namespace

void PathTable::finish() {
  auto path = [](const Row& row) -> const std::string& { return row.entry.path; };
  std::stable_sort(rows_.begin(), rows_.end(), [&](const Row& a, const Row& b) { return path(a) < path(b); });
  auto same = [&](const Row& a, const Row& b) { return path(a) == path(b); };
  rows_.erase(std::unique(rows_.begin(), rows_.end(), same), rows_.end());
}

std::size_t PathTable::lower_bound(std::string_view path) const {
  auto found = std::lower_bound(rows_.begin(), rows_.end(), path,
                                [](const Row& row, std::string_view wanted) { return row.entry.path < wanted; });
  return static_cast<std::size_t>(found - rows_.begin());
}

const PathTable::Row* PathTable::find(std::string_view path) const {
  std::size_t at = lower_bound(path);
  return at < rows_.size() && rows_[at].entry.path == path ? &rows_[at] : nullptr;
}

bool PathTable::is_directory(std::string_view path) const {
  if (path.empty()) return true;
  std::string prefix = prefix_of(path);
  std::size_t at = lower_bound(prefix);
  return at < rows_.size() && rows_[at].entry.path.starts_with(prefix);
}

Result<tree::Entry> PathTable::lookup(std::string_view path) const {
  if (const Row* row = find(path)) return row->entry;
  if (tree::is_clean(path) && is_directory(path)) return tree::Entry{std::string(path), tree::Mode::directory, {}};
  return tree::not_found();
}

std::vector<tree::Entry> PathTable::children(std::string_view directory) const {
  std::vector<tree::Entry> out;
  std::string prefix = prefix_of(directory);
  for (std::size_t at = lower_bound(prefix); at < rows_.size() && rows_[at].entry.path.starts_with(prefix);) {
    const std::string& path = rows_[at].entry.path;
    std::size_t slash = path.find('/', prefix.size());
    if (slash == std::string::npos) {
      out.push_back(rows_[at++].entry);
    } else {
      out.push_back({path.substr(0, slash), tree::Mode::directory, {}});
      at = lower_bound(path.substr(0, slash) + static_cast<char>('/' + 1));
    }
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return out;
}

std::vector<tree::Entry> PathTable::list(std::string_view directory) const {
  std::vector<tree::Entry> out;
  std::string prefix = prefix_of(directory);
  for (std::size_t at = lower_bound(prefix); at < rows_.size() && rows_[at].entry.path.starts_with(prefix); ++at)
    out.push_back(rows_[at].entry);
  return out;
}

}  // namespace rummage::git::trees
