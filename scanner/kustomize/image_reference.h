#pragma once

#include <cstddef>
#include <string_view>

namespace rummage::kustomize {

/// An image reference `[[host[:port]/]component/]component[:tag][@digest]`, cut. Views into the text given.
struct ImageReference {
  std::string_view name, tag, digest;  ///< without ':' and '@'; empty: absent
};

/// Cuts `text` at the first ':' or '@' after its first slash. Any text is accepted. Facts: api/image of 5.7.
ImageReference split_image(std::string_view text);

}  // namespace rummage::kustomize
