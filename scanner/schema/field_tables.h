#pragma once

#include <span>
#include <string_view>

#include "schema/fields.h"

namespace rummage::schema {

/// One row: `*` in a pattern stands for any one step. The first row that matches wins.
struct FieldRow {
  std::string_view kind;     ///< of the object; empty: any kind
  std::string_view pattern;  ///< steps between slashes, without one at the front
  FieldType type;
  std::string_view target;
};

/// Fields of a PodSpec, from its root.
std::span<const FieldRow> pod_fields();
/// Fields of other kinds, from the object's root.
std::span<const FieldRow> object_fields();
/// Last steps that mean the same in every kind; compared with the end of the path.
std::span<const FieldRow> tail_fields();

}  // namespace rummage::schema
