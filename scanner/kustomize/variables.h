#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace rummage::kustomize {

/// A stretch of a text that may hold `$(NAME)`. Stretches give the text that stands after expansion, in order.
struct VariablePart {
  std::size_t begin = 0, length = 0;  ///< of the text given: what is copied, or the whole `$(NAME)`
  std::string_view name;              ///< of a reference; empty data() for a copied stretch
  bool reference = false;
};

/// Cuts a text at its references. `$$` gives one `$`; a `$` that begins nothing stays, as does an unclosed `$(`. Facts:
/// api/filters/refvar of 5.7, the same as Kubernetes' own expansion.
std::vector<VariablePart> cut_variables(std::string_view text);

}  // namespace rummage::kustomize
