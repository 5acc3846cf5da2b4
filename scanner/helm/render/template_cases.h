#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace rummage::helm {

/// Runs templates inside one chart, for conformance. `lines`: JSON texts, one a line; first
/// `{"files": {path: text or {"b64": text}}, "release", "namespace"}`, the chart, then `{"id", "template"}`. Each
/// template becomes the file templates/cID.yaml of a chart of its own copy, where it is defined under the name case.ID
/// and included. Gives a line `{"id", "rc": 0, "out"}` or `{"id", "rc": 1, "err"}` for each; bytes that are no UTF-8
/// become U+FFFD. `helm`: 3 or 4. Error "helm/template-cases": a line that is not as it should be.
Result<std::string> template_cases(std::string_view lines, int helm);

}  // namespace rummage::helm
