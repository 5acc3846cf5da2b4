#pragma once

#include "detectors/inspect/scope.h"
#include "kubernetes/object.h"

namespace rummage::detectors {

/// Inspects one object into `scope.result`; `scope.below` maps its document (null: it is the file's).
void inspect_fields(Scope& scope, const kubernetes::Object& object);

/// The values of a Secret or ConfigMap; false for other kinds.
bool inspect_data(Scope& scope, const kubernetes::Object& object);

}  // namespace rummage::detectors
