#pragma once

#include <cstdint>
#include <string_view>

namespace rummage::helm {

/// The Go kinds that templates can see (reflect.Kind, as `kindOf` prints them).
enum class Kind : std::uint8_t { invalid, boolean, integer, unsigned_integer, real, string, slice, map, object };

/// The Go types that templates can see. Two types of one kind behave alike but for printing (`%T`, `typeOf`),
/// comparison and parameters. Facts: observed with Helm 3.17.3 and 4.1.4.
enum class Type : std::uint8_t {
  nil,  ///< the nil interface, and what a map gives for a key it lacks
  boolean,
  integer,  ///< int
  int32,
  int64,
  uint8,
  uint32,
  uint64,
  duration,  ///< time.Duration
  float64,
  string,
  template_path,  ///< other named string types print alike
  list,           ///< []interface {}
  strings,        ///< []string
  integers,       ///< []int
  lists,          ///< [][]interface {}
  bytes,          ///< []uint8; the payload is a text
  dependencies,   ///< []*chart.Dependency
  maintainers,    ///< []*chart.Maintainer
  version_set,    ///< chartutil.VersionSet (Helm 3) or common.VersionSet (Helm 4): []string with a method
  map,            ///< map[string]interface {}
  values,         ///< chartutil.Values (Helm 3) or common.Values (Helm 4)
  string_map,     ///< map[string]string
  files,          ///< engine.files: map[string][]uint8 with methods
  object,         ///< a struct or a pointer to one: helm::Object says which
};

Kind kind(Type type);
/// As `kindOf` names it: "string", "int64", "map", "slice", "invalid". For an object ask the object.
std::string_view kind_name(Type type);
/// As `%T` and `typeOf` print it: "map[string]interface {}". `helm`: 3 or 4. For an object ask the object.
std::string_view type_name(Type type, int helm);

}  // namespace rummage::helm
