#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "engine/request.h"

namespace CLI {
class App;
}

namespace rummage::cli {

/// The words of the options that all scans share, as they were typed.
struct ScanWords {
  std::vector<std::string> formats, environments, show;
  std::string fail_on, min_confidence, max_file_size, incomplete;
  engine::Options options;  ///< what needs no further reading
};

/// Adds the options common to all scans (contract, section 1).
void add_scan_options(CLI::App& command, ScanWords& words);

/// The options those words say. The error is one line for a person.
Result<engine::Options> read_scan_options(const ScanWords& words);

}  // namespace rummage::cli
