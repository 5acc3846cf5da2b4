#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "engine/run.h"

namespace rummage::engine {

/// The credentials that `test_values` of the configuration names: each value as every lane knows it (any encoding that
/// detectors take off), and the key that a text in PEM form holds. Only their keyed hashes are compared.
std::unordered_set<findings::CredentialId> test_credentials(Run& run, const std::vector<std::string>& values);

}  // namespace rummage::engine
