#include "schema/field_specs.h"

namespace rummage::schema {
namespace {

constexpr FieldSpec rows[] = {
#include "schema/tables/field_specs.inc"
};

}  // namespace

std::span<const FieldSpec> field_specs() {
  return rows;
}

}  // namespace rummage::schema
