#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "helm/value/object.h"

namespace rummage::helm {

/// A field of a Go struct. `json`: its name there, empty: the Go name; `omit_empty` as in its tag.
struct StructField {
  std::string_view name;
  Value value;
  std::string_view json = {};
  bool omit_empty = false;
};

/// What a plain struct is: names are constants that outlive the object.
struct StructType {
  std::string_view type;  ///< "*common.Capabilities"
  std::string_view kind;  ///< "struct" or "ptr"
};

/// A Go struct without methods of its own.
class StructObject : public Object {
 public:
  StructObject(StructType type, std::vector<StructField> fields) : type_(type), fields_(std::move(fields)) {}

  std::string_view type_name() const override { return type_.type; }
  std::string_view kind_name() const override { return type_.kind; }
  std::optional<Value> field(std::string_view name) const override;
  std::string print() const override;
  Result<Value> encoded(Run& run) const override;
  const std::vector<StructField>& fields() const { return fields_; }

 private:
  StructType type_;
  std::vector<StructField> fields_;
};

/// A value as fmt's %v prints it inside a struct; pointers there are addresses. Cut off 50 levels down.
std::string plain_print(const Value& value, int levels = 50);

}  // namespace rummage::helm
