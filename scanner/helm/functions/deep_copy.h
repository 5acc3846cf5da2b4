#pragma once

#include "base/result.h"
#include "helm/template/run.h"

namespace rummage::helm {

/// A copy of `value` that shares no map and no list with it; texts and objects are shared. Every map and item counts
/// as a step. Errors: `helm/limit` for the run's steps and memory, and at 1,000 levels.
Result<Value> deep_copy(Run& run, const Value& value);

}  // namespace rummage::helm
