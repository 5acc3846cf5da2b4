#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace rummage::delivery {

/// A run of a text, up to `end`, and the bytes that it is, or is another spelling of. Length 0: nobody wrote it.
struct ValuesRun {
  std::uint32_t end = 0;
  Span source;
  bool operator==(const ValuesRun&) const = default;
};

/// Values that a delivering object holds itself, as Helm would be given them.
struct InlineValues {
  enum class Kind : std::uint8_t {
    tree,     ///< YAML, laid over what comes before it
    set,      ///< `name=value` as `--set` reads it
    string,   ///< the same for `--set-string`
    content,  ///< for `--set-file`: the value is a path from the repository's root
  };
  Kind kind = Kind::tree;
  std::uint32_t after = 0;  ///< so many of the values files come before it
  std::string text;
  std::vector<ValuesRun> runs;  ///< tile the text; a run never joins bytes of two lines of a block scalar
  bool operator==(const InlineValues&) const = default;
};

}  // namespace rummage::delivery
