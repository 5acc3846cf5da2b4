#pragma once

#include <cstdint>

namespace rummage::sources {

/// What a piece of a built text stems from. The contract (section 1, render) says how each is named outside.
enum class Origin : std::uint8_t {
  none,  ///< bytes of a text itself: the end of a trace that nothing was built from
  values_leaf,
  resource_leaf,
  patch_leaf,
  template_text,
  template_const,
  file_content,
  generator_input,
  transformer_field,
  builtin,
  cli_value,
  derived_exact,  ///< can be turned back: an encoding, another spelling of the same number
  derived_lossy,  ///< cannot: a digest, a comparison
  generated,
  missing,
  synth,
};

/// "values-leaf", "template-text" ...: for dumps and tests.
const char* name(Origin origin);

/// How a span of one text became a piece of another.
struct How {
  Origin origin = Origin::none;
  bool same_bytes = true;  ///< false: the piece as a whole stems from the span below, byte for byte it does not
  bool operator==(const How&) const = default;
};

}  // namespace rummage::sources
