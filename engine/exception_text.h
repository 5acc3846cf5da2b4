#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "engine/ignore.h"
#include "findings/finding.h"

namespace rummage::engine {

/// The configuration that exceptions are written to.
struct ExceptionFile {
  std::string path;  ///< made when it is not there
  std::string salt;  ///< under which the findings' value tags were made; put there when the file has none
};

/// Adds an exception for each finding to a configuration file. Gives what to tell the user. Error: the file is written
/// in a way that entries cannot be added to; it is left as it was.
Result<std::string> write_exceptions(const IgnoreRequest& request, const std::vector<findings::Finding>& found,
                                     const ExceptionFile& file);

/// `text` of a configuration with `entries` (YAML list items, indented by two) put first among its exceptions.
std::string with_exceptions(std::string text, const std::string& entries);

}  // namespace rummage::engine
