#pragma once

#include <vector>

#include "kustomize/building.h"
#include "kustomize/resource.h"

namespace rummage::kustomize {

/// The objects of a parsed text: empty documents dropped, lists taken apart. Strict: the first document that Kustomize
/// refuses is the error ("kustomize/yaml", "kustomize/object": no kind or name). Lenient: those are notices.
Result<std::vector<Resource>> read_objects(Building& building, const yaml::Parsed& parsed);

/// The objects of a file. Lenient: one whose documents name keys twice is read all the same, with a notice.
Result<std::vector<Resource>> read_objects(Building& building, const File& file);

/// The same as the first; whatever is wrong is the error, and nothing is told: to try what a text is.
Result<std::vector<Resource>> try_objects(Building& building, const yaml::Parsed& parsed);

}  // namespace rummage::kustomize
