#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "base/result.h"
#include "helm/template/run.h"

namespace rummage::helm {

/// The methods of time.Duration: Hours, Minutes, Seconds, Milliseconds, Microseconds, Nanoseconds, String, Abs, Round,
/// Truncate.
bool is_duration_method(std::string_view name);
/// How many arguments it takes.
std::size_t duration_parameters(std::string_view name);
/// `args`: as many as it takes. Errors: an argument that is no duration.
Result<Value> call_duration_method(Run& run, const Value& value, std::string_view name, std::span<const Value> args);

/// Duration.Round (half away from zero) and Truncate (towards zero) to a multiple of `unit`; as it is for one below 1.
std::int64_t round_duration(std::int64_t value, std::int64_t unit);
std::int64_t truncate_duration(std::int64_t value, std::int64_t unit);

}  // namespace rummage::helm
