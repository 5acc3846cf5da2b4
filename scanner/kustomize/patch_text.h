#pragma once

#include <memory>

#include "kustomize/loader.h"

namespace rummage::kustomize {

/// The text of a patch as read: from a file, or inline in a kustomization file, whose scalar then is a text of its own
/// with every byte traced to its line there.
struct PatchText {
  TextId text = 0;
  Bytes bytes;

  bool blank() const;
};

/// Errors: those of Loader::load.
Result<PatchText> patch_file(const Loader& loader, yaml::Node path);
Result<PatchText> inline_patch(Building& building, yaml::Node scalar);

}  // namespace rummage::kustomize
