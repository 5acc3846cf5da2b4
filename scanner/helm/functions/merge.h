#pragma once

#include "base/result.h"
#include "helm/functions/function.h"

namespace rummage::helm {

/// Merges `from` into `into` as dario.cat/mergo 1.0.1 does with maps (Sprig's merge and mergeOverwrite): collections
/// that are taken over are shared, not copied. Without `overwrite` only what is missing or empty is filled; with it
/// everything but an empty map over a filled one is replaced, by nil too. What is replaced is kept as shadow.
/// Errors: a limit of the run.
Status merge_map(const Call& call, Map& into, const Map& from, bool overwrite);

/// Puts `value` at `key`; what stood there becomes a shadow.
void overwrite_slot(Run& run, Map& map, const sources::Text& key, const Value& value);

}  // namespace rummage::helm
