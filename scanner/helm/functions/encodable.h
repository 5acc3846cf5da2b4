#pragma once

#include <string>

#include "base/result.h"
#include "helm/template/run.h"
#include "helm/value/value.h"

namespace rummage::helm {

/// What encoding/json writes in the place of `value`, one level: an object as its text or its fields, bytes as base64
/// text, a string with U+FFFD for every byte that is no UTF-8. Anything else is itself.
Result<Value> encodable(Run& run, const Value& value);

/// A key or string as JSON holds it: valid UTF-8.
sources::Text valid_text(const Run& run, const sources::Text& text);

/// An integer, float64 or boolean as JSON spells it; nothing of it is a value's text.
std::string json_spelling(const Value& value);

/// Appends `spelling` of a number, boolean or nil: its evidence where that reads the same, else derived from it.
void append_spelling(sources::Builder& to, const Value& value, std::string_view spelling, Loc site);

/// The error of values nested deeper than this: more than 1,000 levels, which Go takes for a cycle.
Error nested_too_deep();
inline constexpr int deepest_encoded = 1000;

}  // namespace rummage::helm
