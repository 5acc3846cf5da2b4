#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rummage::git::store {

/// The four kinds of Git objects; the values are those of pack entries (gitformat-pack, "Object types").
enum class ObjectKind : std::uint8_t { commit = 1, tree = 2, blob = 3, tag = 4 };

/// "commit", "tree", "blob" or "tag".
const char* name(ObjectKind kind);

/// The kind that has this name.
std::optional<ObjectKind> kind_from_name(std::string_view name);

/// One whole object, owned.
struct Object {
  ObjectKind kind = ObjectKind::blob;
  std::string content;
};

/// What is known of an object without reading it whole.
struct ObjectHeader {
  ObjectKind kind = ObjectKind::blob;
  std::uint64_t size = 0;  ///< bytes of its content
};

/// Numbers of objects by kind, each id once.
struct ObjectCounts {
  std::uint64_t commits = 0, trees = 0, blobs = 0, tags = 0;

  std::uint64_t& operator[](ObjectKind kind);
  std::uint64_t total() const { return commits + trees + blobs + tags; }
  ObjectCounts& operator+=(const ObjectCounts& other);
  auto operator<=>(const ObjectCounts&) const = default;
};

}  // namespace rummage::git::store
