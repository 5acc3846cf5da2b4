#pragma once

#include <sys/stat.h>

#include "git/store/index_file.h"

namespace rummage::git::trees {

/// A moment of a file system's clock.
struct FileTime {
  std::int64_t seconds = 0, nanoseconds = 0;
  auto operator<=>(const FileTime&) const = default;
};

/// When the index file at `path` was last written; zero when that cannot be told: then nothing is clean.
FileTime index_time(const std::string& path);

/// True when the file surely is as it was when it was staged: type, size, times and inode are those of the index, and
/// it was not written at the moment when the index was (git's technical/racy-git; here to the nanosecond).
bool is_clean(const struct stat& state, const store::IndexEntry& entry, FileTime index);

}  // namespace rummage::git::trees
