#pragma once

#include <string>
#include <string_view>

namespace rummage::helm {

/// What stands between % and the verb (Go's package fmt).
struct Flags {
  bool plus = false, minus = false, sharp = false, space = false, zero = false;
  bool plus_v = false, sharp_v = false;  ///< %+v and %#v, which have a meaning of their own
  bool has_width = false, has_precision = false;
  int width = 0, precision = 0;
};

/// The bytes that a number of `length` code points lacks to the width; "left" and "right" of it.
struct Padding {
  std::string left, right;
};
Padding padding(const Flags& flags, std::size_t length);

}  // namespace rummage::helm
