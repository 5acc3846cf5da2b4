#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "git/store/object.h"

namespace rummage::git::store {

/// Bytes of one content, uninitialized when made: filled by whoever made it.
struct ContentBuffer {
  std::unique_ptr<char[]> data;
  std::size_t capacity = 0, size = 0;
  std::uint32_t slot = 0;
  ObjectKind kind = ObjectKind::blob;
  std::shared_ptr<const void> memory;  ///< what a visitor left with the content, see VisitedObject::keep

  /// Makes room for `bytes`; what it held is lost.
  void resize(std::size_t bytes) {
    if (bytes > capacity) {
      capacity = bytes + bytes / 8;
      data = std::make_unique_for_overwrite<char[]>(capacity);
    }
    size = bytes;
    memory.reset();
  }
  std::string_view view() const { return {data.get(), size}; }
};
using SharedBuffer = std::shared_ptr<ContentBuffer>;

/// Buffers of one worker that are not in use: taking one saves the system call and the page faults of a new one.
class BufferPool {
 public:
  SharedBuffer take(std::size_t bytes) {
    SharedBuffer out;
    if (free_.empty()) {
      out = std::make_shared<ContentBuffer>();
    } else {
      out = std::move(free_.back());
      free_.pop_back();
      kept_ -= out->capacity;
    }
    out->resize(bytes);
    return out;
  }
  /// Takes a buffer back when nobody else holds it.
  void give_back(SharedBuffer buffer) {
    if (buffer.use_count() != 1 || kept_ + buffer->capacity > kKeep) return;
    kept_ += buffer->capacity;
    buffer->memory.reset();
    free_.push_back(std::move(buffer));
  }

 private:
  static constexpr std::size_t kKeep = std::size_t{16} << 20;
  std::vector<SharedBuffer> free_;
  std::size_t kept_ = 0;
};

}  // namespace rummage::git::store
