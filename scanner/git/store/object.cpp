#include "git/store/object.h"

namespace rummage::git::store {

const char* name(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::commit:
      return "commit";
    case ObjectKind::tree:
      return "tree";
    case ObjectKind::blob:
      return "blob";
    case ObjectKind::tag:
      return "tag";
  }
  return "object";
}

std::optional<ObjectKind> kind_from_name(std::string_view text) {
  for (ObjectKind kind : {ObjectKind::commit, ObjectKind::tree, ObjectKind::blob, ObjectKind::tag})
    if (text == name(kind)) return kind;
  return std::nullopt;
}

std::uint64_t& ObjectCounts::operator[](ObjectKind kind) {
  switch (kind) {
    case ObjectKind::commit:
      return commits;
    case ObjectKind::tree:
      return trees;
    case ObjectKind::tag:
      return tags;
    case ObjectKind::blob:
      break;
  }
  return blobs;
}

ObjectCounts& ObjectCounts::operator+=(const ObjectCounts& other) {
  commits += other.commits;
  trees += other.trees;
  blobs += other.blobs;
  tags += other.tags;
  return *this;
}

}  // namespace rummage::git::store
