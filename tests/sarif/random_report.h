#pragma once

#include <random>

#include "findings/report.h"

namespace rummage::test {

/// A report of `count` findings over the sample catalogue with hostile names: control characters, bidirectional marks,
/// bytes that are not UTF-8, wide and combining characters, long words. The same seed gives the same report.
findings::Report random_report(std::uint32_t seed, std::size_t count);

/// Up to `most` code points, some of them hostile.
std::string random_text(std::mt19937& random, std::size_t most);

}  // namespace rummage::test
