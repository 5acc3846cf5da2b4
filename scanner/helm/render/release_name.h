#pragma once

#include <string_view>

#include "base/result.h"

namespace rummage::helm {

/// Error `helm/release-name` unless `name` is what Helm takes: at most 53 letters, digits, dots and hyphens of a DNS
/// name.
Status check_release_name(std::string_view name);

}  // namespace rummage::helm
