#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kustomize/building.h"

namespace rummage::kustomize {

/// Finds what a kustomization names: files and folders below its root, and which kustomizations led there. Facts:
/// api/internal/loader of 5.7.
class Loader {
 public:
  /// `directory` with links followed; a loader at the start of a build. Errors: "kustomize/missing".
  static Result<Loader> at(Building& building, std::string_view directory);

  const std::string& root() const { return root_; }
  std::uint32_t depth() const { return depth_; }

  /// Reads a file. Errors: "kustomize/remote", "kustomize/missing", "kustomize/load-restriction" (strict only), and
  /// those of Building::read.
  Result<File> load(std::string_view path, TextRole role, yaml::Node named_by) const;
  /// A loader at the folder `path`. Errors: "kustomize/remote", "kustomize/missing", "kustomize/cycle" (the folder
  /// holds one that led here), "kustomize/limit".
  Result<Loader> enter(std::string_view path, yaml::Node named_by) const;
  /// The folder that `path` names; nothing when it is none.
  std::optional<std::string> folder(std::string_view path) const;

 private:
  Loader(Building& building, std::string root, const Loader* referrer)
      : building_(&building),
        root_(std::move(root)),
        referrer_(referrer),
        depth_(referrer == nullptr ? 0 : referrer->depth_ + 1) {}

  Building* building_;
  std::string root_;
  const Loader* referrer_;
  std::uint32_t depth_;
};

}  // namespace rummage::kustomize
