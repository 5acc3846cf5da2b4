#include "yaml/arena.h"

#include <algorithm>
#include <cstring>

namespace rummage::yaml {

void* Arena::allocate(std::size_t size) {
  size = (size + 7) & ~std::size_t{7};
  if (size > left_) {
    const std::size_t block = std::max(size, std::clamp<std::size_t>(bytes_, 1024, 1 << 20));
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(block));
    free_ = blocks_.back().get();
    left_ = block;
    bytes_ += block;
  }
  void* out = free_;
  free_ += size;
  left_ -= size;
  return out;
}

std::string_view Arena::copy(std::string_view text) {
  char* out = static_cast<char*>(allocate(text.size()));
  if (!text.empty()) std::memcpy(out, text.data(), text.size());
  return {out, text.size()};
}

void Arena::pin(std::shared_ptr<const Arena> base) {
  if (base && base.get() != this && std::find(pinned_.begin(), pinned_.end(), base) == pinned_.end())
    pinned_.push_back(std::move(base));
}

}  // namespace rummage::yaml
