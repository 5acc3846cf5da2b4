#include "tree/linux_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <system_error>

#include "tree/errors.h"

namespace rummage::tree {
namespace {

// Cleared when the kernel (before 5.6) or a sandbox does not let openat2 through.
std::atomic<bool> have_openat2{true};

int open_at_once(int root, const char* path, int flags) {
  struct open_how how{};
  how.flags = static_cast<std::uint64_t>(flags);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  long number = syscall(SYS_openat2, root, path, &how, sizeof how);
  if (number < 0 && (errno == ENOSYS || errno == EPERM || errno == EINVAL)) have_openat2 = false;
  return static_cast<int>(number);
}

// The same in as many calls as the path has parts.
Descriptor open_part_by_part(int root, const std::string& path, int flags) {
  Descriptor at(openat(root, ".", O_PATH | O_DIRECTORY | O_CLOEXEC));
  for (std::size_t begin = 0; at.valid();) {
    std::size_t slash = path.find('/', begin);
    bool last = slash == std::string::npos;
    std::string part = path.substr(begin, last ? slash : slash - begin);
    int how = last ? flags : O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    Descriptor next(openat(at.number(), part.c_str(), how));
    if (last || !next.valid()) return next;
    at = std::move(next);
    begin = slash + 1;
  }
  return at;
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) close(number_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor open_beneath(int root, const std::string& path, int flags) {
  flags |= O_CLOEXEC | O_NOFOLLOW;
  if (path.empty()) return Descriptor(openat(root, ".", flags));
  if (have_openat2) {
    Descriptor found(open_at_once(root, path.c_str(), flags));
    if (found.valid() || have_openat2) return found;
  }
  return open_part_by_part(root, path, flags);
}

Error error_of(int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
    case EXDEV:
    case ENAMETOOLONG:
      return not_found();
    default:
      return {code::unreadable, fmt::format("Cannot be read: {}", std::generic_category().message(number)), {}, {}};
  }
}

bool same_state(const struct stat& a, const struct stat& b) {
  return a.st_ino == b.st_ino && a.st_dev == b.st_dev && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec &&
         a.st_ctim.tv_sec == b.st_ctim.tv_sec && a.st_ctim.tv_nsec == b.st_ctim.tv_nsec;
}

}  // namespace rummage::tree
