#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "yaml/node.h"

namespace rummage::kustomize {

class MergeSchema;

/// Where the walk of a strategic merge patch is in the schema.
class MergeType {
 public:
  MergeType() = default;
  bool known() const { return !definition_.empty() || list_ != nullptr || custom_; }
  MergeType field(std::string_view name) const;
  /// Of the elements of a list.
  MergeType element() const;
  /// True for a list whose elements are merged with those of the patch.
  bool merges() const;
  /// The fields that tell its elements apart; empty: the elements are scalars.
  std::vector<std::string_view> keys() const;

 private:
  friend class MergeSchema;
  std::string_view definition_;  ///< of the built-in schema
  const void* list_ = nullptr;   ///< its schema::MergeKey, for a list that has one
  yaml::Node custom_;            ///< a property of the schema given
  const MergeSchema* schema_ = nullptr;
};

/// The schema that strategic merge patches follow: Kubernetes 1.21's, or the one that `openapi` names.
class MergeSchema {
 public:
  MergeType of(std::string_view api_version, std::string_view kind) const;
  /// Uses an OpenAPI document instead, which must outlive this.
  void use(yaml::Node openapi);
  bool is_custom() const { return static_cast<bool>(definitions_); }

 private:
  friend class MergeType;
  yaml::Node resolved(yaml::Node property) const;

  yaml::Node definitions_;
  std::unordered_map<std::string, yaml::Node> by_kind_;  ///< "apiVersion kind"
};

}  // namespace rummage::kustomize
