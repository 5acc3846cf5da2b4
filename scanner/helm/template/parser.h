#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "helm/template/ast.h"
#include "sources/builder.h"
#include "sources/sources.h"

namespace rummage::helm {

/// How to read templates.
struct ParseOptions {
  int helm = 3;                 ///< 3 or 4: which functions exist
  bool lenient = false;         ///< unknown functions are left to the evaluation
  std::uint32_t nesting = 200;  ///< blocks and parentheses inside each other
};

/// Reads a template. Its texts and constants keep the pieces of `source`; constants that stand in a plain copy of a
/// file are of origin template_const. `name` is what messages call it. Errors (`helm/template`): what Go's parser
/// refuses, "template: NAME:LINE: ..."; `helm/limit`. The tree is frozen: units on several threads may share it.
Result<std::shared_ptr<const Tree>> parse_template(sources::Sources& all, sources::Recording recording,
                                                   const ParseOptions& options, std::string name, sources::Text source);

/// The bytes of a registered text as a built text of origin template_text. Errors: those of Sources::bytes.
Result<sources::Text> template_source(sources::Sources& all, sources::Recording recording, TextId text);

}  // namespace rummage::helm
