#pragma once

#include <string>
#include <string_view>

namespace rummage::sarif {

/// RFC 4648, standard alphabet, padded.
std::string base64(std::string_view bytes);

}  // namespace rummage::sarif
