#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "findings/rule_reader.h"

namespace rummage::tools {

/// All rule files of a build. `files` keeps the texts alive that the rules view.
struct Input {
  std::vector<findings::RuleFile> files;
  std::vector<findings::ReadRule> rules;      ///< of all files, sorted by id
  std::vector<findings::ReadRule> detectors;  ///< those of area secret, sorted by id
};

/// Reads the `.yaml` files below the folders, in the order of their paths. Two rules of one id are an error.
Result<Input> read_rules(const std::vector<std::string>& folders);

}  // namespace rummage::tools
