#include "git/store/mapped_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace rummage::git::store {
namespace {

Error unreadable(const std::string& path, const char* why) {
  return Error{"git/unreadable", fmt::format("cannot read {}: {}", path, why), {}, {}};
}

// A file descriptor that closes itself; size of a regular file.
struct OpenFile {
  int fd = -1;
  std::size_t size = 0;
  ~OpenFile() {
    if (fd >= 0) ::close(fd);
  }
  // Null, or the reason.
  const char* open(const std::string& path) {
    fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat info{};
    if (fd < 0 || ::fstat(fd, &info) != 0) return std::strerror(errno);
    if (!S_ISREG(info.st_mode)) return "not a regular file";
    size = static_cast<std::size_t>(info.st_size);
    return nullptr;
  }
};

}  // namespace

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  OpenFile file;
  if (const char* why = file.open(path)) return unreadable(path, why);
  MappedFile out;
  if (file.size == 0) return out;
  void* data = ::mmap(nullptr, file.size, PROT_READ, MAP_PRIVATE, file.fd, 0);
  if (data == MAP_FAILED) return unreadable(path, std::strerror(errno));
  out.data_ = static_cast<const char*>(data);
  out.size_ = file.size;
  return out;
}

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  OpenFile file;
  if (const char* why = file.open(path)) return unreadable(path, why);
  if (file.size > limit) return unreadable(path, "larger than the limit");
  std::string out(file.size, '\0');
  std::size_t done = 0;
  while (done < out.size()) {
    ssize_t got = ::read(file.fd, out.data() + done, out.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(path, std::strerror(errno));
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  out.resize(done);
  return out;
}

std::optional<std::string> read_if_present(const std::string& path, std::size_t limit) {
  auto text = read_file(path, limit);
  if (!text) return std::nullopt;
  return std::move(*text);
}

}  // namespace rummage::git::store
