#pragma once

#include <optional>
#include <string>

#include "yaml/node.h"

namespace rummage::yaml {

/// A floating-point number as Go's strconv.FormatFloat(value, 'g', -1, bits) prints it: the shortest digits that read
/// back, with an exponent below 1e-4 and from 10^`exponent_from` up. `bits` is 32 or 64.
std::string go_float(double value, int bits = 64, int exponent_from = 6);

/// The same without an exponent: strconv.FormatFloat(value, 'f', -1, 64).
std::string go_fixed(double value);

/// A finite number as it comes out of JSON and yaml.v2: whole ones below 2^64 in full, others as Go's 'g'.
std::string json_number(double value);

/// The text a mapping key has in JSON: booleans, numbers and text as sigs.k8s.io/yaml prints them (`on:` is "true").
/// Nothing for a key that has none (null, a collection, an integer above 63 bits).
std::optional<std::string> json_key(Node key, Dialect dialect);

}  // namespace rummage::yaml
