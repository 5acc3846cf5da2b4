#include "engine/extra_files.h"

#include "tree/path.h"

namespace rummage::engine {

void ExtraFiles::put(const std::string& path, std::string bytes) {
  const ContentId id = blob_id(bytes);
  files_.insert_or_assign(path, tree::Blob{share(std::move(bytes)), id, tree::Mode::file});
}

Result<tree::Entry> ExtraFiles::lookup(std::string_view path) const {
  if (const auto file = files_.find(path); file != files_.end())
    return tree::Entry{file->first, tree::Mode::file, file->second.bytes->size()};
  for (auto inside = files_.lower_bound(path); inside != files_.end() && tree::is_below(inside->first, path); ++inside)
    if (!path.empty()) return tree::Entry{std::string(path), tree::Mode::directory, std::nullopt};
  return inner_.lookup(path);
}

Result<tree::Blob> ExtraFiles::content(std::string_view path) const {
  const auto file = files_.find(path);
  return file != files_.end() ? Result<tree::Blob>(file->second) : inner_.content(path);
}

}  // namespace rummage::engine
