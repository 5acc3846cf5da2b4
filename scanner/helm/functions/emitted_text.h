#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "helm/template/run.h"
#include "sources/text.h"
#include "yaml/emit_writer.h"

namespace rummage::helm {

/// What an EmitRun's source points to: the text of a leaf or key.
struct EmittedLeaf {
  const sources::Text* text = nullptr;
  bool lossy = false;  ///< a spelling that is not the text's own says less than it
};

/// The text that an EmitWriter wrote: runs become pieces of their leaves; a leaf with several escapes becomes one
/// layer over its text. Sources of runs are EmittedLeafs. `runs` is empty with recording off.
sources::Text emitted_text(Run& run, std::string_view out, const std::vector<yaml::EmitRun>& runs, Span site);

}  // namespace rummage::helm
