#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace rummage::git::store {

/// A regular file mapped read-only. The bytes stay where they are when the object is moved.
/// A file that another process shortens while it is mapped raises SIGBUS: Git never rewrites packs in place.
class MappedFile {
 public:
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  /// Maps the whole file. Errors: git/unreadable with the system's reason; also for what is no regular file.
  static Result<MappedFile> open(const std::string& path);

  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// The bytes of a regular file of at most `limit` bytes. Errors: git/unreadable; too large counts as unreadable.
Result<std::string> read_file(const std::string& path, std::size_t limit);

/// The bytes of a small text file; nullopt when it is absent or unreadable.
std::optional<std::string> read_if_present(const std::string& path, std::size_t limit = 16u << 20);

}  // namespace rummage::git::store
