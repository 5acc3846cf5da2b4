#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/content_id.h"
#include "base/result.h"
#include "git/store/raw_id.h"

namespace rummage::git::store {

/// A pack's .idx file, versions 1 and 2 (gitformat-pack, "pack-*.idx files"): the ids of a pack's objects in ascending
/// order, and where each begins. A view: the bytes must outlive it. All reading is bounds-checked; the order of the ids
/// is believed, and where it is false `find` may miss.
class PackIndex {
 public:
  /// Checks the layout; `hash` names the objects (the file does not tell). Errors: git/corrupt-index.
  static Result<PackIndex> parse(std::string_view bytes, HashKind hash = HashKind::sha1);

  std::uint32_t size() const { return count_; }
  HashKind hash() const { return hash_; }
  /// The bytes of the id at `position` < size().
  const std::uint8_t* raw_id(std::uint32_t position) const { return ids_ + std::size_t{position} * id_stride_; }
  ContentId id(std::uint32_t position) const { return ContentId::from_bytes(raw_id(position), id_bytes(hash_)); }
  /// Where the entry begins in the pack; UINT64_MAX when the table of large offsets does not hold it.
  std::uint64_t offset(std::uint32_t position) const;
  /// The position of a raw id.
  std::optional<std::uint32_t> find(const std::uint8_t* id) const;

 private:
  std::uint32_t fanout(unsigned byte) const;

  HashKind hash_ = HashKind::sha1;
  std::uint32_t count_ = 0, id_stride_ = 0, large_count_ = 0;
  const std::uint8_t *fanout_ = nullptr, *ids_ = nullptr, *offsets_ = nullptr, *large_ = nullptr;
};

}  // namespace rummage::git::store
