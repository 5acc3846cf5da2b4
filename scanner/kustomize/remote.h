#pragma once

#include <string_view>

namespace rummage::kustomize {

/// True for what Kustomize would fetch: an address of a repository or a web page. Facts: api/internal/git/repospec of
/// 5.7.
bool is_remote(std::string_view path);

}  // namespace rummage::kustomize
