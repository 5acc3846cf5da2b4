#pragma once

#include <sys/stat.h>

#include <string>
#include <utility>

#include "base/result.h"

namespace rummage::tree {

/// Owns a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  int number() const { return number_; }
  bool valid() const { return number_ >= 0; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

/// Opens `path` below directory `root` with `flags` (O_CLOEXEC and O_NOFOLLOW are added) and without following any
/// link, also when somebody puts one there meanwhile. "" opens the root again. On failure invalid, and errno says why:
/// ELOOP stands for a link.
Descriptor open_beneath(int root, const std::string& path, int flags);

/// The error for a failed call: `tree/not-found` for absent names and links on the way, else `tree/unreadable`.
Error error_of(int number);

/// True when the two were taken of the same file with nothing written in between.
bool same_state(const struct stat& a, const struct stat& b);

}  // namespace rummage::tree
