#pragma once

#include <string>
#include <string_view>

namespace rummage::helm {

/// `text` without the blanks (unicode.IsSpace) at both ends: Go's strings.TrimSpace.
std::string_view trim_space(std::string_view text);

/// Helm's cleaning of metadata: blanks become U+0020, what cannot be printed goes.
std::string sanitized(std::string_view text);

}  // namespace rummage::helm
