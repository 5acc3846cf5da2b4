#pragma once

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/content_id.h"

namespace rummage::test {

inline std::string be32(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
  return out;
}

inline std::string deflated(const std::string& bytes) {
  std::string out(compressBound(bytes.size()), '\0');
  uLongf size = out.size();
  compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  out.resize(size);
  return out;
}

/// An id that is made up: all bytes are `fill`.
inline ContentId made_id(char fill, HashKind hash = HashKind::sha1) {
  return ContentId::from_bytes(std::string(32, fill).data(), static_cast<std::uint8_t>(hash));
}

/// Builds packs that git would never write, with an index to match (version 2, checksums left zero).
class MadePack {
 public:
  static constexpr unsigned kBlob = 3, kOffsetDelta = 6, kReferenceDelta = 7;

  explicit MadePack(HashKind hash = HashKind::sha1) : width_(static_cast<std::size_t>(hash)) {}

  /// An entry of `type` that declares `size` bytes; `before` stands between header and stream. Gives its offset.
  std::uint32_t add(const ContentId& id, unsigned type, std::uint64_t size, const std::string& before,
                    const std::string& stream) {
    auto offset = static_cast<std::uint32_t>(bytes_.size());
    entries_.push_back({id, offset});
    unsigned first = type << 4 | (size & 0xF);
    for (size >>= 4; size > 0; size >>= 7) {
      bytes_ += static_cast<char>(first | 0x80);
      first = size & 0x7F;
    }
    bytes_ += static_cast<char>(first);
    bytes_ += before + stream;
    return offset;
  }
  std::uint32_t add_blob(const ContentId& id, const std::string& text) {
    return add(id, kBlob, text.size(), "", deflated(text));
  }
  std::uint32_t add_delta_to(const ContentId& id, const ContentId& base, const std::string& delta) {
    std::string raw(reinterpret_cast<const char*>(base.bytes.data()), width_);
    return add(id, kReferenceDelta, delta.size(), raw, deflated(delta));
  }

  std::string pack() const {
    return "PACK" + be32(2) + be32(static_cast<std::uint32_t>(entries_.size())) + bytes_.substr(12) +
           std::string(width_, '\0');
  }
  std::string index() const {
    auto sorted = entries_;
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    std::string out = "\377tOc" + be32(2), ids, offsets;
    for (unsigned byte = 0; byte < 256; ++byte)
      out += be32(static_cast<std::uint32_t>(
          std::count_if(sorted.begin(), sorted.end(), [&](const auto& entry) { return entry.id.bytes[0] <= byte; })));
    for (const auto& entry : sorted) {
      ids.append(reinterpret_cast<const char*>(entry.id.bytes.data()), width_);
      offsets += be32(entry.offset);
    }
    return out + ids + std::string(4 * sorted.size(), '\0') + offsets + std::string(2 * width_, '\0');
  }

 private:
  struct Entry {
    ContentId id;
    std::uint32_t offset;
  };
  std::size_t width_;
  std::string bytes_ = std::string(12, '\0');
  std::vector<Entry> entries_;
};

}  // namespace rummage::test
