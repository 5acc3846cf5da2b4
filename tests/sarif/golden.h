#pragma once

#include <string>

namespace rummage::test {

/// Compares `text` with tests/sarif/golden/NAME. With RUMMAGE_UPDATE_GOLDEN set in the environment the file is written
/// instead. Returns true when they are equal; prints the first line that differs when not.
bool matches_golden(const std::string& name, const std::string& text);

/// Bytes of a file; empty when it cannot be read.
std::string file_text(const std::string& path);

}  // namespace rummage::test
