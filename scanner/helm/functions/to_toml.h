#pragma once

#include "base/result.h"
#include "base/span.h"
#include "helm/template/run.h"
#include "helm/value/value.h"

namespace rummage::helm {

/// A value as github.com/BurntSushi/toml writes it (1.5 in Helm 3.17, 1.6 in Helm 4.1: floats differ): keys of plain
/// values first, tables indented by two blanks a level, maps within lists inline. Errors as that library says them;
/// code "helm/panic" where it panics (nil).
Result<sources::Text> to_toml(Run& run, const Value& value, Span site);

}  // namespace rummage::helm
