#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "kubernetes/object.h"

namespace rummage::kubernetes {

/// Where a value of a Secret or ConfigMap stands.
enum class DataField : std::uint8_t { data, string_data, binary_data };

/// One key of a Secret or ConfigMap.
struct DataEntry {
  DataField field = DataField::data;
  std::string_view key;
  Span key_span;
  yaml::Node value;
  /// True when the value is base64: `data` of a Secret, `binaryData` of a ConfigMap.
  bool encoded = false;
};

/// A Secret or a ConfigMap.
struct DataObject {
  std::string_view type;  ///< of a Secret: "Opaque" when not written; empty for a ConfigMap
  bool immutable = false;
  std::vector<DataEntry> entries;  ///< in the order written

  const DataEntry* find(std::string_view key) const;
};

/// Nothing unless the object is a Secret or ConfigMap of the core group.
std::optional<DataObject> data_of(const Object& object);

}  // namespace rummage::kubernetes
