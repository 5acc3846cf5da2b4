#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "helm/chart/unit_chart.h"
#include "helm/render/render.h"

namespace rummage::helm {

/// Fills `documents` from `files` as Helm sorts them: objects by kind, then hooks by kind; files count by name. Error
/// `helm/invalid-manifest` for a document that does not parse; in a lenient unit a notice, and the document stays
/// without a kind.
Status sort_documents(const RenderRequest& request, Rendering& rendering);

/// Puts the files of crds/ of a chart and its children in front.
void add_crds(const UnitChart& root, Rendering& rendering);

/// Keeps the documents that --show-only names. Error `helm/no-template` for a pattern that names none.
Status keep_shown(const RenderRequest& request, Rendering& rendering);

}  // namespace rummage::helm
