#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kustomize/field_config.h"

namespace rummage::kustomize {

/// The fields that name other objects, in the order in which Kustomize looks at them, found by the referrer's kind.
class ReferenceTable {
 public:
  explicit ReferenceTable(std::span<const ReferenceField> fields);
  /// That of FieldConfig::defaults(). Made once.
  static const ReferenceTable& defaults();

  /// Calls `visit` with every field of objects of this kind; stops when it gives false.
  template <class Visit>
  void fields_of(const Gvk& gvk, Visit visit) const {
    const auto found = by_kind_.find(gvk.kind);
    const std::vector<std::uint32_t>& fields = found == by_kind_.end() ? any_kind_ : found->second;
    for (const std::uint32_t index : fields)
      if (selects(fields_[index].spec, gvk) && !visit(fields_[index])) return;
  }

 private:
  std::vector<ReferenceField> fields_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_kind_;  ///< fields for any kind among them
  std::vector<std::uint32_t> any_kind_;
};

}  // namespace rummage::kustomize
