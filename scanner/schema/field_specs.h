#pragma once

#include <span>
#include <string_view>

namespace rummage::schema {

/// A place where a Kustomize transformer writes by default. Facts: Kustomize 5.7 built-in configuration.
struct FieldSpec {
  std::string_view config;                ///< "nameReference", "commonLabels", "images", "varReference" ...
  std::string_view referral;              ///< of a nameReference: "GROUP/VERSION/KIND" that the field names; else empty
  std::string_view group, version, kind;  ///< of the objects it applies to; empty: any
  std::string_view path;                  ///< "spec/template/spec/containers[]/image"; `[]` marks a list
  bool create;                            ///< the field is made when it is absent
};

/// All of them, in the order in which Kustomize applies them.
std::span<const FieldSpec> field_specs();

}  // namespace rummage::schema
