#pragma once

#include <span>
#include <string_view>

#include "base/result.h"
#include "base/span.h"
#include "helm/value/value.h"

namespace rummage::helm {

class Run;

/// True when `name` is a method of the value's Go type: an object's, or of `.Files` (Get, GetBytes, Glob, Lines,
/// AsConfig, AsSecrets), `.Values` (YAML, Table, AsMap), `.Capabilities.APIVersions` (Has), a time.Duration. A method
/// goes before a key of the same name.
bool has_method(const Value& value, std::string_view name);

/// Calls it; number and types of the arguments are checked. `site`: of the call. Errors as Go's template package says
/// them, without "error calling NAME: ".
Result<Value> call_method(Run& run, const Value& value, std::string_view name, std::span<const Value> args, Span site);

}  // namespace rummage::helm
