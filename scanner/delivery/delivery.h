#pragma once

#include <string_view>
#include <vector>

#include "base/notice.h"
#include "delivery/binding.h"
#include "yaml/node.h"

namespace rummage::delivery {

/// What one document says about delivery, and what of it could not be followed.
struct Facts {
  std::vector<Binding> bindings;
  std::vector<Notice> notices;
  std::size_t inline_bytes = 0;  ///< of all inline values
};

/// What kind of delivery file a path is, from its name alone.
enum class FileKind : std::uint8_t { none, manifest, helmfile, github_workflow, gitlab_ci, compose, dockerfile };
FileKind kind_of(std::string_view path);

/// Reads one YAML document of `file` (relative to the repository's root): an Argo CD Application or ApplicationSet, a
/// Flux Kustomization or HelmRelease, helmfile, workflow or compose content, as `kind_of(file)` and its `kind` say.
/// Anything else gives no facts. Pure.
Facts read(std::string_view file, const yaml::Node& document);

/// `relative` as seen from `directory`, with "." and ".." applied to the names; empty when it leaves the root, is an
/// address or holds a template expression.
std::string resolve_path(std::string_view directory, std::string_view relative);

}  // namespace rummage::delivery
