#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rummage::detectors {

/// Cuts `word` into words of which each is `known`; none when that cannot be done or it is longer than 40 letters.
/// Words have two letters at least; the last ones are as long as can be.
std::vector<std::string> unglued(std::string_view word, bool (*known)(std::string_view));

/// Cuts text at everything but letters and digits and at a capital after a small letter or a digit; the words as they
/// are written, as views of `text`. At most `max` words.
std::vector<std::string_view> cut_words(std::string_view text, std::size_t max);

}  // namespace rummage::detectors
