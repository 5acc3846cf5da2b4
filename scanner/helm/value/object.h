#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "helm/value/value.h"

namespace rummage::helm {

class Run;

/// A Go struct, or a pointer to one, that templates can see: `.Chart`, `.Capabilities`, a semver.Version, a time.Time,
/// a certificate. Fields and methods are found by their Go names.
class Object {
 public:
  virtual ~Object() = default;
  /// As `%T` prints it: "*common.Capabilities".
  virtual std::string_view type_name() const = 0;
  /// "struct" or "ptr".
  virtual std::string_view kind_name() const = 0;
  /// A field, or nothing when the type has none of that name.
  virtual std::optional<Value> field(std::string_view name) const = 0;
  /// True when `name` is a method.
  virtual bool has_method(std::string_view) const { return false; }
  /// Calls a method; errors as Go would say them.
  virtual Result<Value> call(Run& run, std::string_view name, std::span<const Value> args);
  /// As `print` (fmt's %v) shows it.
  virtual std::string print() const = 0;
  /// As an action of its own prints it, where String() takes part though `print` does not know it.
  virtual std::string print_alone() const { return print(); }
  /// True when that is another text than print().
  virtual bool prints_alone() const { return false; }
  /// What encoding/json writes in its place (toJson, toYaml): a string, or a map whose slots stand in the order of the
  /// struct's fields and are written so. Default: a struct without exported fields, `{}`.
  virtual Result<Value> encoded(Run& run) const;
  /// The time that it is, for the functions of dates; nothing for all others. Seconds and nanoseconds since 1970.
  virtual std::optional<std::pair<std::int64_t, std::int32_t>> time() const { return std::nullopt; }
};

}  // namespace rummage::helm
