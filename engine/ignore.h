#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace rummage::engine {

struct IgnoreRequest {
  std::string path;
  std::uint32_t line = 0;  ///< from 1
  std::string rule, reason, expires;
};

/// Splits PATH:LINE. Error: there is no line, or it is no number.
Status read_place(const std::string& text, IgnoreRequest& request);

/// Writes a mark at the end of the line where the file's format has comments, else an exception to `.rummage.yaml`.
/// Gives what to tell the user. Errors: nothing is found at that line; the file cannot be written.
Result<std::string> ignore(const IgnoreRequest& request);

}  // namespace rummage::engine
