#include "git/store/pack.h"

#include <fmt/format.h>

#include "git/store/big_endian.h"

namespace rummage::git::store {
namespace {

constexpr std::size_t kHeaderBytes = 12;
constexpr unsigned kOffsetDelta = 6, kReferenceDelta = 7;

std::uint8_t byte_at(std::string_view bytes, std::uint64_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

// The distance back to the base of an offset delta (gitformat-pack, "offset encoding"); 0 when damaged.
std::uint64_t read_distance(std::string_view pack, std::uint64_t& at) {
  std::uint64_t distance = 0;
  for (int i = 0; i < 9 && at < pack.size(); ++i) {
    std::uint8_t byte = byte_at(pack, at++);
    distance = distance << 7 | (byte & 0x7F);
    if ((byte & 0x80) == 0) return distance;
    ++distance;
  }
  return 0;
}

bool read_base(std::string_view pack, std::uint64_t offset, unsigned type, HashKind hash, PackEntry& entry) {
  if (type == kOffsetDelta) {
    std::uint64_t distance = read_distance(pack, entry.data);
    if (distance == 0 || distance > offset - kHeaderBytes) return false;
    entry.base_offset = offset - distance;
    return true;
  }
  if (type != kReferenceDelta || pack.size() - entry.data < id_bytes(hash)) return false;
  entry.base_id = reinterpret_cast<const std::uint8_t*>(pack.data()) + entry.data;
  entry.data += id_bytes(hash);
  return true;
}

}  // namespace

std::optional<PackEntry> parse_pack_entry(std::string_view pack, std::uint64_t offset, HashKind hash) {
  if (offset < kHeaderBytes || offset >= pack.size()) return std::nullopt;
  PackEntry entry;
  entry.data = offset;
  std::uint8_t byte = byte_at(pack, entry.data++);
  unsigned type = byte >> 4 & 7;
  entry.size = byte & 0x0F;
  for (unsigned shift = 4; (byte & 0x80) != 0; shift += 7) {
    if (shift > 53 || entry.data >= pack.size()) return std::nullopt;
    byte = byte_at(pack, entry.data++);
    entry.size |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
  }
  if (type >= 1 && type <= 4)
    entry.kind = static_cast<ObjectKind>(type);
  else if (!read_base(pack, offset, type, hash, entry))
    return std::nullopt;
  return entry;
}

Result<Pack> Pack::open(const std::string& stem, HashKind hash) {
  auto pack = MappedFile::open(stem + ".pack");
  if (!pack) return pack.take_error();
  auto index = MappedFile::open(stem + ".idx");
  if (!index) return index.take_error();
  auto out = view(stem, pack->bytes(), index->bytes(), hash);
  if (!out) return out;
  out->pack_file_ = std::move(*pack);
  out->index_file_ = std::move(*index);
  return out;
}

Result<Pack> Pack::view(const std::string& name, std::string_view pack, std::string_view index, HashKind hash) {
  const std::size_t trailer = id_bytes(hash);  // the checksum
  auto corrupt = [&](const char* what) {
    return Error{"git/corrupt-pack", fmt::format("{}.pack {}", name, what), {}, {}};
  };
  if (pack.size() < kHeaderBytes + trailer || !pack.starts_with("PACK")) return corrupt("is no pack");
  std::uint32_t version = be32(reinterpret_cast<const std::uint8_t*>(pack.data()) + 4);
  if (version != 2 && version != 3) return corrupt("is of an unknown version");
  auto parsed = PackIndex::parse(index, hash);
  if (!parsed) return Error{parsed.error().code, fmt::format("{}.idx: {}", name, parsed.error().message), {}, {}};
  Pack out;
  out.bytes_ = pack.substr(0, pack.size() - trailer);
  out.index_ = *parsed;
  return out;
}

}  // namespace rummage::git::store
