#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "yaml/node.h"

namespace rummage::yaml {

/// A run of emitted bytes, up to `end`, and where it comes from; runs tile the output.
struct EmitPiece {
  std::uint32_t end = 0;
  Node scalar;              ///< absent: layout (indentation, quotes, indicators, folds)
  std::uint32_t begin = 0;  ///< of scalar.text()
  std::uint32_t length = 0;
  bool verbatim = false;  ///< the same bytes; else another spelling (an escape, a number printed anew)
};

/// Bounds of one printing; passing one is an error "yaml/limit".
struct EmitLimits {
  std::size_t bytes = 64u << 20;
  std::uint32_t depth = 2000;
};

/// Prints a node as sigs.k8s.io/yaml prints it (Helm's toYaml, kubectl, kustomize build): keys sorted, two blanks a
/// level, lists not indented below their key, texts folded at 80 columns, aliases and merge keys written out, a line
/// feed at the end. `dialect` is that of the parse. Error "yaml/no-json" when the value has no JSON (.inf, a null key).
/// `pieces`, when given, receives where each byte comes from.
Result<std::string> emit(Node root, Dialect dialect, std::vector<EmitPiece>* pieces = nullptr,
                         const EmitLimits& limits = {});

}  // namespace rummage::yaml
