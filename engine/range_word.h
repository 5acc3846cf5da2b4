#pragma once

#include <string>

namespace rummage::engine {

/// Whether a word of the command line is a range of commits (`A..B`, `A...B`) and no file or folder.
bool names_range(const std::string& word);

}  // namespace rummage::engine
