#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "kustomize/building.h"
#include "kustomize/resource.h"

namespace rummage::kustomize {

/// The objects of a kustomization so far, and what its later steps need. All functions give false when the build stops.
class Accumulator {
 public:
  Resources resources;
  std::vector<Variable> variables;

  /// Kustomize's own fields and those added.
  const FieldConfig& config() const { return own_config_ ? *own_config_ : FieldConfig::defaults(); }
  /// Adds the rows of a configuration document.
  bool add_config(Building& building, yaml::Node document);

  /// Appends objects. Error "kustomize/id-conflict": one has the id of another (lenient: both stay).
  bool append(Building& building, std::vector<Resource> more);
  /// Appends a generated object, or merges it into the one that has its id, as its behaviour says. Error
  /// "kustomize/generator".
  bool absorb(Building& building, Resource generated);
  /// Takes over all of `other`.
  bool merge(Building& building, Accumulator other);
  /// To be called after objects were changed: drops deleted ones.
  void changed();

 private:
  std::shared_ptr<FieldConfig> own_config_;
  std::vector<yaml::Node> config_documents_;
  std::unordered_set<std::string> ids_;  ///< of the first `known_` objects
  std::size_t known_ = 0;
};

/// Positions of the objects that have or had an id equal to that of `wanted`.
std::vector<std::size_t> find_by_any_id(const Resources& resources, const Resource& wanted);

}  // namespace rummage::kustomize
