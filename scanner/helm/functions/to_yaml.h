#pragma once

#include "base/result.h"
#include "base/span.h"
#include "helm/template/run.h"
#include "helm/value/value.h"

namespace rummage::helm {

enum class YamlForm : std::uint8_t {
  kubernetes,  ///< sigs.k8s.io/yaml: through JSON and yaml.v2, as toYaml
  pretty,      ///< yaml.v3 with two blanks: lists indented, no folding, as toYamlPretty
};

/// A value as YAML with a line feed at the end; leaves keep their pieces through folding, quoting and escapes, what the
/// emitter adds is `synth` at `site`. Errors: what JSON cannot hold, characters that yaml.v2 does not read.
Result<sources::Text> to_yaml(Run& run, const Value& value, Span site, YamlForm form = YamlForm::kubernetes);

}  // namespace rummage::helm
