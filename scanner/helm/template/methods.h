#pragma once

#include <span>
#include <string_view>

#include "base/result.h"
#include "helm/template/run.h"
#include "helm/value/value.h"

namespace rummage::helm {

/// A method of a Go type that is no struct: `.Files.Get`, `.Values.AsMap`.
struct MethodRow {
  Type type;
  std::string_view name;
  /// `args` are as they came; errors as Go says them.
  Result<Value> (*call)(Run& run, const Value& receiver, std::span<const Value> args, Span site);
};

/// Null when the type has no such method.
const MethodRow* find_method(Type type, std::string_view name);

}  // namespace rummage::helm
