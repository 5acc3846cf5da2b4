#pragma once

#include "helm/functions/function.h"

/// Sprig's splitting functions, part of the family layout.
namespace rummage::helm::families {

Result<Value> split(const Call& call);       ///< (separator, text) to a map {"_0": ...}
Result<Value> splitn(const Call& call);      ///< (separator, count, text) to such a map
Result<Value> split_list(const Call& call);  ///< (separator, text) to a list

}  // namespace rummage::helm::families
