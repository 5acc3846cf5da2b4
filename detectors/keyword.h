#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rummage::detectors {

/// A key or word as comparisons see it: ASCII lower case, without `_`, `-`, `.` and blanks.
std::string folded_word(std::string_view word);

/// The literals (lower case) that the prefilter must look for so that no spelling of `word` is missed: its parts joined
/// by
/// `_`, `-`, `.`, a blank or nothing; or one part alone where it is telling enough.
std::vector<std::string> keyword_literals(std::string_view word);

}  // namespace rummage::detectors
