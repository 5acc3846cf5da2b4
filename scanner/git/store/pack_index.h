#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/content_id.h"
#include "base/result.h"

namespace rummage::git::store {

/// A pack's .idx file, versions 1 and 2 (gitformat-pack, "pack-*.idx files"): the ids of a pack's objects in ascending
/// order, and where each begins. A view: the bytes must outlive it. All reading is bounds-checked; the order of the ids
/// is believed, and where it is false `find` may miss.
class PackIndex {
 public:
  /// Checks the layout. Errors: git/corrupt-index.
  static Result<PackIndex> parse(std::string_view bytes);

  std::uint32_t size() const { return count_; }
  /// The 20 bytes of the id at `position` < size().
  const std::uint8_t* raw_id(std::uint32_t position) const { return ids_ + std::size_t{position} * id_stride_; }
  ContentId id(std::uint32_t position) const { return ContentId::from_bytes(raw_id(position), 20); }
  /// Where the entry begins in the pack; UINT64_MAX when the table of large offsets does not hold it.
  std::uint64_t offset(std::uint32_t position) const;
  /// The position of an id of 20 bytes.
  std::optional<std::uint32_t> find(const std::uint8_t* id) const;

 private:
  std::uint32_t fanout(unsigned byte) const;

  std::uint32_t count_ = 0, id_stride_ = 0, large_count_ = 0;
  const std::uint8_t *fanout_ = nullptr, *ids_ = nullptr, *offsets_ = nullptr, *large_ = nullptr;
};

}  // namespace rummage::git::store
