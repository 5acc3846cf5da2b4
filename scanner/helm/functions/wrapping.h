#pragma once

#include "helm/functions/function.h"

/// Sprig's wrap and abbrev functions, as github.com/Masterminds/goutils 1.1.1 computes them; all count bytes.
namespace rummage::helm::families {

Result<Value> wrap(const Call& call);         ///< (width, text)
Result<Value> wrap_with(const Call& call);    ///< (width, separator, text); words longer than a line are cut
Result<Value> abbrev(const Call& call);       ///< (width, text)
Result<Value> abbrev_both(const Call& call);  ///< (left, width, text)

}  // namespace rummage::helm::families
