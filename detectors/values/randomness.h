#pragma once

#include <string_view>

namespace rummage::detectors {

/// Bits of surprise for each letter pair of `text` under English and the identifiers of programs, averaged; case is
/// ignored, everything but letters ends a run. About 3.2 for words, above 4.6 for random letters. 0 without pairs.
double letter_surprise(std::string_view text);

/// Shannon entropy of the bytes, in bits a byte.
double byte_entropy(std::string_view text);

/// True for text that somebody's generator made: at least `min_size` characters of one token's alphabet (no blanks)
/// that are neither words nor numbers nor a pattern. Decides by letters' surprise, the mixture of character classes and
/// entropy. Wrong about once in a hundred for words, more rarely for random text of 20 characters and more.
bool looks_random(std::string_view text, std::size_t min_size = 12);

}  // namespace rummage::detectors
