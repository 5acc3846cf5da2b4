#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct libdeflate_decompressor;

namespace rummage::git::store {

/// Inflates zlib streams whose size is known. One for each thread.
class Inflater {
 public:
  Inflater();
  Inflater(Inflater&&) noexcept = default;
  ~Inflater();

  /// Inflates the stream at the front of `packed` (bytes may follow it) into exactly `size` bytes at `out`.
  /// False when the stream is damaged, cut or of another size.
  bool inflate(std::string_view packed, char* out, std::size_t size);

 private:
  struct Free {
    void operator()(libdeflate_decompressor* decompressor) const;
  };
  std::unique_ptr<libdeflate_decompressor, Free> decompressor_;
};

/// Whether `packed` bytes of a deflate stream can become `size` bytes: one symbol of at least 2 bits makes at most 258
/// bytes, so no stream grows more than 1,032 times (RFC 1951). Ask before allocating what a file declares.
inline bool believable(std::uint64_t size, std::uint64_t packed) {
  return size / 1032 <= packed;
}

/// The first bytes, at most `count`, of the zlib stream at the front of `packed`; fewer when it ends or is damaged.
std::string peek_inflated(std::string_view packed, std::size_t count);

}  // namespace rummage::git::store
