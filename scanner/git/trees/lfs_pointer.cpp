#include "git/trees/lfs_pointer.h"

namespace rummage::git::trees {

bool is_lfs_pointer(std::string_view bytes) {
  if (bytes.size() > 1024) return false;
  bool version = bytes.starts_with("version https://git-lfs.github.com/spec/") ||
                 bytes.starts_with("version https://hawser.github.com/spec/");
  return version && bytes.find("\noid sha256:") != bytes.npos && bytes.find("\nsize ") != bytes.npos;
}

}  // namespace rummage::git::trees
