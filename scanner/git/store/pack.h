#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "git/store/mapped_file.h"
#include "git/store/object.h"
#include "git/store/pack_index.h"

namespace rummage::git::store {

/// The header of one pack entry (gitformat-pack, "Pack file entry").
struct PackEntry {
  std::optional<ObjectKind> kind;         ///< nullopt: a delta
  std::uint64_t size = 0;                 ///< declared bytes after inflating: of the object, or of the delta data
  std::uint64_t data = 0;                 ///< where the zlib stream begins in the pack
  std::uint64_t base_offset = 0;          ///< an offset delta: where its base begins; else 0
  const std::uint8_t* base_id = nullptr;  ///< a reference delta: its base's raw id
};

/// Reads the entry header at `offset` of a pack's bytes; nullopt when it is damaged or leaves the pack. `hash` names
/// the bases of reference deltas.
std::optional<PackEntry> parse_pack_entry(std::string_view pack, std::uint64_t offset, HashKind hash = HashKind::sha1);

/// One pack and its index, both mapped.
class Pack {
 public:
  /// `stem`: the path without ".pack" and ".idx". Errors: git/corrupt-pack, git/corrupt-index, git/unreadable.
  static Result<Pack> open(const std::string& stem, HashKind hash = HashKind::sha1);

  /// A pack whose bytes are in memory already and outlive it. Errors as `open`; `name` is for them.
  static Result<Pack> view(const std::string& name, std::string_view pack, std::string_view index,
                           HashKind hash = HashKind::sha1);

  const PackIndex& index() const { return index_; }
  /// The entries' bytes: the file without its trailing checksum. Offsets count from the beginning of the file.
  std::string_view bytes() const { return bytes_; }
  /// The header of the entry at `offset`; see parse_pack_entry.
  std::optional<PackEntry> entry(std::uint64_t offset) const { return parse_pack_entry(bytes_, offset, index_.hash()); }

 private:
  MappedFile pack_file_, index_file_;
  std::string_view bytes_;
  PackIndex index_;
};

}  // namespace rummage::git::store
