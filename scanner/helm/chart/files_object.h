#pragma once

#include <span>
#include <string_view>

#include "base/result.h"
#include "helm/template/run.h"

namespace rummage::helm {

/// The methods of `.Files` (engine.files), by name.
bool is_files_method(std::string_view name);
/// Calls one: Get, GetBytes, Lines (names), Glob (gobwas patterns; a bad one matches all), AsConfig, AsSecrets.
Result<Value> call_files_method(Run& run, const Map& files, std::string_view name, std::span<const Value> args,
                                Span site);

}  // namespace rummage::helm
