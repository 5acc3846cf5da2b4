#include "git/trees/blobs.h"

#include "tree/errors.h"

namespace rummage::git::trees {

std::optional<tree::Mode> mode_of(std::uint32_t git_mode) {
  switch (git_mode & 0170000) {
    case 0040000:
      return tree::Mode::directory;
    case 0100000:
      return (git_mode & 0100) != 0 ? tree::Mode::executable : tree::Mode::file;
    case 0120000:
      return tree::Mode::symlink;
    case 0160000:
      return tree::Mode::submodule;
    default:
      return std::nullopt;
  }
}

Result<tree::Blob> read_blob(const store::ObjectStore& store, const ContentId& id, tree::Mode mode,
                             std::uint64_t limit) {
  auto object = store.read(id, limit);
  if (!object && object.error().code == "git/object-too-large")
    return Error{tree::code::too_large, object.error().message, {}, {}};
  if (!object) return object.take_error();
  if (object->kind != store::ObjectKind::blob)
    return Error{"git/corrupt-object", "An object named as a file is none: " + id.hex(), {}, {}};
  return tree::Blob{std::make_shared<const std::string>(std::move(object->content)), id, mode};
}

tree::Entry with_size(const store::ObjectStore& store, tree::Entry entry, const ContentId& id) {
  if (entry.mode == tree::Mode::directory || entry.mode == tree::Mode::submodule) return entry;
  if (auto header = store.header(id)) entry.size = header->size;
  return entry;
}

}  // namespace rummage::git::trees
