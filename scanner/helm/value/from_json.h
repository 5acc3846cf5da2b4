#pragma once

#include <string>

#include "base/result.h"
#include "helm/value/ground.h"
#include "helm/value/heap.h"

namespace rummage::helm {

/// The value that encoding/json reads out of the ground's whole text into an `interface {}`: numbers are float64 with
/// their text as evidence, texts keep their pieces (escapes as a layer), of equal keys the last one stays. Errors as Go
/// says them: "invalid character 'x' looking for beginning of value". Nested at most 1,000 levels deep.
Result<Value> from_json(Heap& heap, sources::Sources& all, sources::Recording records, const Ground& ground);

/// As encoding/json names a value that does not fit: "array", "string", "number", "bool", "object".
std::string json_kind(const Value& value);

}  // namespace rummage::helm
