#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rummage::tree {

/// Turns the Burrows-Wheeler transform of a block back. `links`: by place in the sorted order, a byte and, shifted by
/// eight, the place of the one behind it; less than 2^23 of them, changed here. `origin`: the place whose link leads to
/// the first byte; false where there is no such place. The result is as long as there are links: a text that repeats
/// itself has several circles, each of them the part that is repeated.
///
/// Following links is a chain of memory accesses, each waiting for the last. So the circle is cut at some places, and
/// the pieces are followed side by side, each until it meets the front of another; then they are put in order.
bool turn_back(std::vector<std::uint32_t>& links, std::uint32_t origin, std::string& out);

}  // namespace rummage::tree
