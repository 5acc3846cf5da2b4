#pragma once

#include "base/result.h"
#include "helm/render/cache.h"
#include "helm/render/request.h"
#include "helm/template/run.h"

namespace rummage::helm {

/// The values a unit's user gives: files from left to right, then the command line's, in Helm's order of kinds. Errors
/// say which input; in a lenient run they are notices, and that input is left out.
Result<Map*> user_values(Run& run, const RenderRequest& request, Cache& cache);

/// What stands in place of the chart's own values, from RenderRequest::defaults. Errors and notices as above.
Result<Map*> replaced_defaults(Run& run, const RenderRequest& request, Cache& cache);

}  // namespace rummage::helm
