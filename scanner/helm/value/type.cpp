#include "helm/value/type.h"

#include <array>

namespace rummage::helm {
namespace {

struct Row {
  Kind kind;
  std::string_view kind_name, type_name;
};

/// In the order of Type.
constexpr std::array<Row, 25> rows = {{
    {Kind::invalid, "invalid", "<nil>"},
    {Kind::boolean, "bool", "bool"},
    {Kind::integer, "int", "int"},
    {Kind::integer, "int32", "int32"},
    {Kind::integer, "int64", "int64"},
    {Kind::unsigned_integer, "uint8", "uint8"},
    {Kind::unsigned_integer, "uint32", "uint32"},
    {Kind::unsigned_integer, "uint64", "uint64"},
    {Kind::integer, "int64", "time.Duration"},
    {Kind::real, "float64", "float64"},
    {Kind::string, "string", "string"},
    {Kind::string, "string", "string"},
    {Kind::slice, "slice", "[]interface {}"},
    {Kind::slice, "slice", "[]string"},
    {Kind::slice, "slice", "[]int"},
    {Kind::slice, "slice", "[][]interface {}"},
    {Kind::slice, "slice", "[]uint8"},
    {Kind::slice, "slice", "[]*chart.Dependency"},
    {Kind::slice, "slice", "[]*chart.Maintainer"},
    {Kind::slice, "slice", "chartutil.VersionSet"},
    {Kind::map, "map", "map[string]interface {}"},
    {Kind::map, "map", "chartutil.Values"},
    {Kind::map, "map", "map[string]string"},
    {Kind::map, "map", "engine.files"},
    {Kind::object, "ptr", "object"},
}};

const Row& row(Type type) {
  return rows[static_cast<std::size_t>(type)];
}

}  // namespace

Kind kind(Type type) {
  return row(type).kind;
}

std::string_view kind_name(Type type) {
  return row(type).kind_name;
}

std::string_view type_name(Type type, int helm) {
  if (type == Type::values && helm >= 4) return "common.Values";
  if (type == Type::version_set && helm >= 4) return "common.VersionSet";
  return row(type).type_name;
}

}  // namespace rummage::helm
