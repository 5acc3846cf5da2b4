#include "base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

namespace rummage {
namespace {

Error failure(const std::string& doing, const std::string& path) {
  return {"file/write", "Cannot " + doing + " " + path + ": " + std::strerror(errno), {}, {}};
}

mode_t umask_now() {
  const mode_t mask = umask(0);
  umask(mask);
  return mask;
}

/// Permissions for the new file, or why `path` may not be written.
Result<mode_t> permissions_for(const std::string& path) {
  struct stat found = {};
  if (lstat(path.c_str(), &found) != 0) {
    if (errno == ENOENT) return static_cast<mode_t>(0666 & ~umask_now());
    return failure("look at", path);
  }
  if (S_ISREG(found.st_mode)) return static_cast<mode_t>(found.st_mode & 0777);
  return Error{"file/not-regular", "Refusing to write " + path + ": it is there and no regular file", {}, {}};
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// A file beside the final one that is unlinked unless it was renamed.
class Draft {
 public:
  explicit Draft(const std::string& path) : name_(path + ".XXXXXX") { file_ = mkostemp(name_.data(), O_CLOEXEC); }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    if (file_ < 0) return;
    if (open_) close(file_);
    if (!renamed_) unlink(name_.c_str());
  }

  bool made() const { return file_ >= 0; }
  bool fill(std::string_view bytes, mode_t mode) {
    if (!write_all(file_, bytes) || fchmod(file_, mode) != 0) return false;
    open_ = false;
    return close(file_) == 0;
  }
  bool rename_to(const std::string& path) { return renamed_ = std::rename(name_.c_str(), path.c_str()) == 0; }

 private:
  std::string name_;
  int file_ = -1;
  bool open_ = true, renamed_ = false;
};

}  // namespace

Status check_report_file(const std::string& path) {
  if (Result<mode_t> mode = permissions_for(path); !mode) return mode.take_error();
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  if (access(folder.c_str(), W_OK | X_OK) != 0) return failure("write into", folder);
  return Done{};
}

Status write_report_file(const std::string& path, std::string_view bytes) {
  Result<mode_t> mode = permissions_for(path);
  if (!mode) return mode.take_error();
  Draft draft(path);
  if (!draft.made()) return failure("make a file beside", path);
  if (!draft.fill(bytes, *mode)) return failure("write", path);
  if (!draft.rename_to(path)) return failure("rename a file to", path);
  return Done{};
}

}  // namespace rummage
