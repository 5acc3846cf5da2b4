#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "corpus.h"

namespace rummage::kustomize::test {

/// What a strict build of one corpus entry gives.
struct StrictBuild {
  std::string printed, error;  ///< an error: nothing is printed
};
StrictBuild build_strictly(const CorpusBuild& entry);

/// Entries that are known to come out wrong, by id, with the reason: lines `id reason` of a file beside the tests.
std::map<std::string, std::string> expected_failures(const std::string& file);

/// Fails the running test when an entry is wrong and not expected to be, or expected to be and right: the list may only
/// shrink.
void check_against(const std::map<std::string, std::string>& expected, const std::map<std::string, std::string>& wrong,
                   const std::set<std::string>& all);

}  // namespace rummage::kustomize::test
