#pragma once

#include "base/result.h"
#include "helm/value/ground.h"
#include "helm/value/heap.h"

namespace rummage::helm {

/// The map that github.com/BurntSushi/toml reads out of the ground's whole text (TOML 1.0): integers are int64, dates
/// texts of the same bytes; leaves keep their pieces. Errors begin "toml: line N".
Result<Value> from_toml(Heap& heap, sources::Sources& all, sources::Recording records, const Ground& ground);

}  // namespace rummage::helm
