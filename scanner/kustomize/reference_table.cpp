#include "kustomize/reference_table.h"

#include <algorithm>

#include "kustomize/kind_order.h"

namespace rummage::kustomize {

ReferenceTable::ReferenceTable(std::span<const ReferenceField> fields) : fields_(fields.begin(), fields.end()) {
  std::stable_sort(fields_.begin(), fields_.end(),
                   [](const ReferenceField& a, const ReferenceField& b) { return kind_before(a.target, b.target); });
  for (const ReferenceField& field : fields_)
    if (!field.spec.kind.empty()) by_kind_[field.spec.kind];
  for (std::uint32_t i = 0; i < fields_.size(); ++i) {
    if (!fields_[i].spec.kind.empty()) {
      by_kind_[fields_[i].spec.kind].push_back(i);
      continue;
    }
    any_kind_.push_back(i);
    for (auto& [kind, list] : by_kind_) list.push_back(i);
  }
}

const ReferenceTable& ReferenceTable::defaults() {
  static const ReferenceTable table(FieldConfig::defaults().name_reference);
  return table;
}

}  // namespace rummage::kustomize
