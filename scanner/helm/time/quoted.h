#pragma once

#include <string>
#include <string_view>

#include "helm/functions/go_quote.h"

namespace rummage::helm {

/// As `%q` quotes a text in messages about times.
inline std::string go_quote(std::string_view text) {
  return '"' + go::quoted(text).bytes + '"';
}

}  // namespace rummage::helm
