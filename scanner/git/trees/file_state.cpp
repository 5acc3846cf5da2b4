#include "git/trees/file_state.h"

namespace rummage::git::trees {
namespace {

bool same_time(const struct timespec& time, std::uint32_t seconds, std::uint32_t nanoseconds) {
  return static_cast<std::uint32_t>(time.tv_sec) == seconds && static_cast<std::uint32_t>(time.tv_nsec) == nanoseconds;
}

}  // namespace

FileTime index_time(const std::string& path) {
  struct stat state{};
  if (stat(path.c_str(), &state) != 0) return {};
  return {state.st_mtim.tv_sec, state.st_mtim.tv_nsec};
}

bool is_clean(const struct stat& state, const store::IndexEntry& entry, FileTime index) {
  if (entry.stage != 0 || entry.intent_to_add) return false;
  bool same_type = (state.st_mode & S_IFMT) == (entry.mode & S_IFMT);
  bool same = same_type && static_cast<std::uint32_t>(state.st_size) == entry.size &&
              static_cast<std::uint32_t>(state.st_ino) == entry.inode &&
              same_time(state.st_mtim, entry.mtime, entry.mtime_ns) &&
              same_time(state.st_ctim, entry.ctime, entry.ctime_ns);
  return same && FileTime{entry.mtime, entry.mtime_ns} < index;
}

}  // namespace rummage::git::trees
