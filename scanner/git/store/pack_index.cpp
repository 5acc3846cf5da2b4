#include "git/store/pack_index.h"

#include <cstring>

#include "git/store/big_endian.h"

namespace rummage::git::store {
namespace {

constexpr std::size_t kFanoutBytes = 256 * 4;

Error corrupt(const char* what) {
  return Error{"git/corrupt-index", what, {}, {}};
}

}  // namespace

std::uint32_t PackIndex::fanout(unsigned byte) const {
  return be32(fanout_ + 4 * byte);
}

Result<PackIndex> PackIndex::parse(std::string_view bytes, HashKind hash) {
  const std::size_t width = id_bytes(hash), trailer = 2 * width;  // checksums of the pack and of the index
  auto data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  bool v2 = bytes.size() >= 8 && std::memcmp(data, "\377tOc", 4) == 0;
  if (v2 && be32(data + 4) != 2) return corrupt("pack index of an unknown version");
  std::size_t head = v2 ? 8 : 0;
  if (bytes.size() < head + kFanoutBytes + trailer) return corrupt("pack index is cut short");
  PackIndex out;
  out.hash_ = hash;
  out.fanout_ = data + head;
  for (unsigned i = 1; i < 256; ++i)
    if (out.fanout(i) < out.fanout(i - 1)) return corrupt("pack index has an unordered fan-out table");
  out.count_ = out.fanout(255);
  std::size_t room = bytes.size() - head - kFanoutBytes - trailer;
  const std::size_t entry = width + (v2 ? 8 : 4);  // version 2: id, CRC, offset; version 1: offset, id
  // Version 2 may have a table of large offsets, of all but one object (packfile.c, load_idx). More than that is the
  // index of another hash.
  const std::size_t most = v2 && out.count_ > 0 ? (entry + 8) * out.count_ - 8 : entry * out.count_;
  if (room > most) return corrupt("pack index is too long for its count");
  if (out.count_ > room / entry) return corrupt("pack index is too short for its count");
  const std::uint8_t* body = out.fanout_ + kFanoutBytes;
  out.id_stride_ = static_cast<std::uint32_t>(v2 ? width : entry);
  out.ids_ = v2 ? body : body + 4;
  out.offsets_ = v2 ? body + (width + 4) * out.count_ : body;
  if (v2) {
    out.large_ = body + entry * out.count_;
    out.large_count_ = static_cast<std::uint32_t>((room - entry * out.count_) / 8);
  }
  return out;
}

std::uint64_t PackIndex::offset(std::uint32_t position) const {
  if (large_ == nullptr) return be32(offsets_ + std::size_t{id_stride_} * position);
  std::uint32_t offset = be32(offsets_ + std::size_t{4} * position);
  if ((offset & 0x80000000u) == 0) return offset;
  offset &= 0x7FFFFFFFu;
  return offset < large_count_ ? be64(large_ + std::size_t{8} * offset) : UINT64_MAX;
}

std::optional<std::uint32_t> PackIndex::find(const std::uint8_t* id) const {
  std::uint32_t low = id[0] == 0 ? 0 : fanout(id[0] - 1u), high = fanout(id[0]);
  const std::size_t width = id_bytes(hash_);
  while (low < high) {
    std::uint32_t middle = low + (high - low) / 2;
    int order = std::memcmp(raw_id(middle), id, width);
    if (order == 0) return middle;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return std::nullopt;
}

}  // namespace rummage::git::store
