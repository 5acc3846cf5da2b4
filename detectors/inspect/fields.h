#pragma once

#include <string_view>

#include "yaml/node.h"

namespace rummage::detectors {

/// True for fields below which every scalar names something: `secretKeyRef`, `selector`, `matchLabels`, `roleRef` ...
bool names_others(std::string_view key);

/// True for kinds whose `spec` says where values are kept, but for what stands below a `template`: ExternalSecret,
/// SecretProviderClass, VaultStaticSecret and their kin.
bool is_reference_kind(std::string_view kind);

/// True for lists of command line arguments.
bool is_argument_list(std::string_view key);

/// The `value` of a mapping that pairs it with a `name`, `key` or `path` (env, parameters, JSON patches); both absent
/// when there is none.
yaml::Entry named_value(yaml::Node mapping);

}  // namespace rummage::detectors
