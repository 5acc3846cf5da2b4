#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "helm/chart/metadata.h"
#include "yaml/node.h"

/// How sigs.k8s.io/yaml fills a Go struct from a mapping: keys in any case, scalars in place of texts printed as Go
/// prints them, null leaving a field as it is.
namespace rummage::helm {

/// The entry of `mapping` whose key is `name` in any case; of several the last in byte order, as Go's sorted JSON has
/// it. Absent when there is none.
yaml::Entry field(yaml::Node mapping, std::string_view name);

/// Fills a text field. Error `helm/invalid-metadata` when the value is a collection.
Status read_text(yaml::Node value, MetaText& into);
Status read_texts(yaml::Node value, std::vector<MetaText>& into);
Status read_bool(yaml::Node value, bool& into);

/// "helm/invalid-metadata" with this message, at the node.
Error wrong_metadata(std::string message, yaml::Node at);

}  // namespace rummage::helm
