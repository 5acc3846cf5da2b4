#pragma once

#include <cstddef>
#include <cstdint>

namespace rummage::helm {

/// Bounds of the evaluation of one unit (contract, section 1); passing one ends the file with an error `helm/limit`
/// that names it.
struct Limits {
  std::uint64_t steps = 10'000'000;  ///< nodes evaluated and items iterated
  std::size_t output = 64u << 20;    ///< bytes rendered, and bytes of any one string
  std::size_t memory = 512u << 20;   ///< of the heap and the strings in it
  std::uint32_t depth = 1'000;       ///< templates inside templates; Helm's own bound of includes of one name
  std::uint32_t nesting = 200;       ///< blocks and parentheses inside each other in one template
};

}  // namespace rummage::helm
