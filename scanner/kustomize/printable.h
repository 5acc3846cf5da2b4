#pragma once

#include <optional>
#include <span>

#include "base/result.h"
#include "kustomize/resource.h"

namespace rummage::kustomize {

/// Why Kustomize could not print these objects although it built them: two have one id, a key is a number, or a
/// text of several lines begins with a tab, which it writes as a block that it cannot read back. Errors
/// "kustomize/id-conflict", "kustomize/yaml".
std::optional<Error> print_fault(std::span<const Resource> resources);

}  // namespace rummage::kustomize
