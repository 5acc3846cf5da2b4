#pragma once

#include "yaml/arena.h"
#include "yaml/compose.h"
#include "yaml/data.h"
#include "yaml/parse.h"

namespace rummage::yaml {

/// True when the first byte that is no blank opens an object or an array.
bool looks_like_json(std::string_view text);

/// Reads a slice that is one JSON value (RFC 8259) into nodes. kubectl reads such documents as JSON, which allows what
/// YAML does not: `\/`, surrogate pairs, keys of more than 1,024 bytes. Null when it is not JSON or nested too deep.
const detail::NodeData* compose_json(Source source, const Limits& limits, Arena& arena);

}  // namespace rummage::yaml
