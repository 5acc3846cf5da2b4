#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rummage {

/// The hash by which a repository names its objects. The values are the bytes of an id.
enum class HashKind : std::uint8_t { sha1 = 20, sha256 = 32 };

/// Names bytes by their hash, as Git names a blob: SHA-1 (20 bytes) or SHA-256 (32). The same bytes have the same id
/// whether they come from a pack, the index or a plain directory. Also names commits, trees and tags.
struct ContentId {
  std::array<std::uint8_t, 32> bytes{};
  std::uint8_t size = 0;  ///< 0: no id

  bool empty() const { return size == 0; }
  std::string hex() const;
  /// Reads 40 or 64 hex digits; anything else is no id.
  static std::optional<ContentId> from_hex(std::string_view digits);
  /// `size` is 20 or 32.
  static ContentId from_bytes(const void* data, std::uint8_t size);
  auto operator<=>(const ContentId&) const = default;
};

/// The id Git gives to these bytes as a blob in a repository that names its objects by `hash`. Contents that are to
/// be compared with those of a repository must be named by its hash.
ContentId blob_id(std::string_view bytes, HashKind hash = HashKind::sha1);

}  // namespace rummage

template <>
struct std::hash<rummage::ContentId> {
  std::size_t operator()(const rummage::ContentId& id) const noexcept {
    std::size_t head;
    std::memcpy(&head, id.bytes.data(), sizeof head);
    return head;
  }
};
