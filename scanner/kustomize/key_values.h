#pragma once

#include <string>
#include <vector>

#include "kustomize/loader.h"
#include "sources/text.h"

namespace rummage::kustomize {

/// One key of a generated object; both texts know where their bytes come from.
struct KeyValue {
  sources::Text key, value;
  Span site;  ///< of what gave it: the literal, the line, the scalar that names the file
};

/// What `envs`, `env`, `literals` and `files` of a generator's entry come to, in this order. Lenient: what cannot be
/// read is a notice and left out. Errors: those of Loader::load; "kustomize/generator": a literal without a key, a
/// file named in no known form, a line that is not UTF-8. Facts: api/kv of 5.7.
Result<std::vector<KeyValue>> read_pairs(Building& building, const Loader& loader, yaml::Node entry);

}  // namespace rummage::kustomize
