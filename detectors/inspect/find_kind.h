#pragma once

#include <cstddef>
#include <string_view>

namespace rummage::detectors {

/// The first "kind" that begins in [from, to) of `text`; npos when there is none. Looks at 32 places at once where the
/// processor has AVX2: every text of a history is searched for it.
std::size_t find_kind(std::string_view text, std::size_t from, std::size_t to);

/// The last "kind" that begins before `to`; npos when there is none.
std::size_t rfind_kind(std::string_view text, std::size_t to);

}  // namespace rummage::detectors
