#pragma once

#include <string_view>

namespace rummage {

/// True when `glob` matches the whole path: `*` and `?` stay within a part, `**` runs over any number of parts. A glob
/// that names a folder also matches everything below it; one without '/' is compared with each part.
bool path_matches(std::string_view glob, std::string_view path);

}  // namespace rummage
