#pragma once

#include "kustomize/loader.h"

namespace rummage::kustomize {

/// A kustomization file that was read and checked.
struct KustomizationFile {
  File file;
  yaml::Node root;  ///< the mapping, keys spelt as Kustomize spells them
  bool component = false;

  yaml::Node field(std::string_view name) const { return root.find(name); }
};

/// Reads the kustomization file of the loader's folder. Errors: "kustomize/missing" (no such file),
/// "kustomize/ambiguous" (several; lenient takes the first and a notice), "kustomize/yaml", "kustomize/invalid" (a
/// field, a value or the whole file that Kustomize refuses; lenient leaves the field out).
Result<KustomizationFile> read_kustomization_file(Building& building, const Loader& loader, yaml::Node named_by);

}  // namespace rummage::kustomize
