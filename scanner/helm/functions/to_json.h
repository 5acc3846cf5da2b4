#pragma once

#include "base/result.h"
#include "base/span.h"
#include "helm/template/run.h"
#include "helm/value/value.h"

namespace rummage::helm {

struct JsonForm {
  bool escape_html = true;  ///< <, > and & as \u003c ...
  bool pretty = false;      ///< two blanks a level
};

/// A value as encoding/json writes it, without a line feed at the end; leaves keep their pieces, an escaped text is a
/// layer over its own. Errors: NaN and infinities, values nested too deep, objects that cannot be written.
Result<sources::Text> to_json(Run& run, const Value& value, Span site, const JsonForm& form = {});

}  // namespace rummage::helm
