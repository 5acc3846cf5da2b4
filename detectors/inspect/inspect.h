#pragma once

#include <vector>

#include "detectors/inspect/context.h"
#include "detectors/inspect/result.h"
#include "kubernetes/object.h"

namespace rummage::detectors {

/// Inspects the leaves of one object: values of Secrets and ConfigMaps (decoded, and what stands inside them),
/// variables, arguments, annotations, fields of any kind. Pure: the same object gives the same result, in document
/// order, whatever List it stands in. Spans are of the text that the document was parsed from.
Inspection inspect_object(const kubernetes::Object& object, const InspectContext& context);

/// The same for every object of a document.
std::vector<Inspection> inspect_document(const yaml::Document& document, const InspectContext& context);

}  // namespace rummage::detectors
