#include "tree/memory_tree.h"

#include <algorithm>

#include "tree/errors.h"
#include "tree/path.h"

namespace rummage::tree {

bool MemoryTree::put(std::string_view path, std::string bytes, Mode mode) {
  return put(path, share(std::move(bytes)), mode);
}

bool MemoryTree::put(std::string_view path, Bytes bytes, Mode mode) {
  if (path.empty() || mode == Mode::directory || !bytes || !is_clean(path) || is_directory(path)) return false;
  for (std::string_view above = parent(path); !above.empty(); above = parent(above))
    if (files_.find(above) != files_.end()) return false;
  ContentId id = blob_id(*bytes);
  files_.insert_or_assign(std::string(path), Blob{std::move(bytes), id, mode});
  return true;
}

// True when some file stands below `path`.
bool MemoryTree::is_directory(std::string_view path) const {
  if (path.empty()) return true;
  std::string prefix = std::string(path) + "/";
  auto found = files_.lower_bound(prefix);
  return found != files_.end() && found->first.starts_with(prefix);
}

Result<Entry> MemoryTree::lookup(std::string_view path) const {
  auto found = files_.find(path);
  if (found != files_.end()) return Entry{std::string(path), found->second.mode, found->second.bytes->size()};
  if (is_clean(path) && is_directory(path)) return Entry{std::string(path), Mode::directory, {}};
  return not_found();
}

Listing MemoryTree::children(std::string_view directory) const {
  Listing out;
  std::string prefix = directory.empty() ? std::string() : std::string(directory) + "/";
  for (auto at = files_.lower_bound(prefix); at != files_.end() && at->first.starts_with(prefix);) {
    std::size_t slash = at->first.find('/', prefix.size());
    if (slash == std::string::npos) {
      out.entries.push_back({at->first, at->second.mode, at->second.bytes->size()});
      ++at;
    } else {
      std::string below = at->first.substr(0, slash);
      at = files_.lower_bound(below + static_cast<char>('/' + 1));
      out.entries.push_back({std::move(below), Mode::directory, {}});
    }
  }
  sort(out);
  return out;
}

Listing MemoryTree::list(std::string_view directory) const {
  Listing out;
  std::string prefix = directory.empty() ? std::string() : std::string(directory) + "/";
  for (auto at = files_.lower_bound(prefix); at != files_.end() && at->first.starts_with(prefix); ++at)
    out.entries.push_back({at->first, at->second.mode, at->second.bytes->size()});
  return out;
}

Result<Blob> MemoryTree::content(std::string_view path) const {
  auto found = files_.find(path);
  if (found == files_.end()) return is_clean(path) && is_directory(path) ? not_a_file(Mode::directory) : not_found();
  if (found->second.mode == Mode::submodule) return not_a_file(Mode::submodule);
  return found->second;
}

}  // namespace rummage::tree
