#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace rummage::yaml {

/// Memory of frozen nodes: grows, never frees a part. One thread fills it; then it is shared as const.
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// `size` bytes aligned for a pointer; never null.
  void* allocate(std::size_t size);
  /// A copy of `text` that lives as long as the arena.
  std::string_view copy(std::string_view text);
  /// Keeps `base` alive as long as this arena: nodes here may point into it.
  void pin(std::shared_ptr<const Arena> base);
  std::size_t bytes() const { return bytes_; }

 private:
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::vector<std::shared_ptr<const Arena>> pinned_;
  std::byte* free_ = nullptr;
  std::size_t left_ = 0, bytes_ = 0;
};

}  // namespace rummage::yaml
