#pragma once

#include <string>
#include <string_view>

namespace rummage::detectors {

/// One step of a JSON pointer (RFC 6901): "/" and the key with `~` and `/` escaped.
inline std::string pointer_step(std::string_view key) {
  std::string step = "/";
  for (char c : key) {
    if (c == '~')
      step += "~0";
    else if (c == '/')
      step += "~1";
    else
      step += c;
  }
  return step;
}

}  // namespace rummage::detectors
