#pragma once

#include "base/result.h"
#include "kustomize/written.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// Which of the stretches between delimiters is meant.
struct FieldOptions {
  yaml::Node delimiter;  ///< absent or empty: the whole field
  long index = 0;
  bool create = false;

  /// Reads {delimiter, index, create}; an absent node gives the defaults.
  static FieldOptions read(yaml::Node node);
  bool cuts() const { return delimiter && !delimiter.text().empty(); }
};

/// The stretch of a source's field. Error "kustomize/replacement": no such stretch, or the field is no scalar.
Result<yaml::Node> stretch_of(const Writer& writer, yaml::Node field, const FieldOptions& options);

/// What stands in `field` (absent: made) after `value` was put into it: a scalar keeps its type, and with a delimiter
/// one stretch of it is replaced or one is added at an end. Error "kustomize/replacement": a delimiter where no scalar
/// stands, or a text that is none of the field's type.
Result<yaml::Node> filled(const Writer& writer, yaml::Node field, yaml::Node value, const FieldOptions& options);

}  // namespace rummage::kustomize
