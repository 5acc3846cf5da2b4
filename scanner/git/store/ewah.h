#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rummage::git::store {

/// Reads an EWAH bitmap at the front of `bytes` (gitformat-bitmap, "Appendix A"), leaving what follows; nullopt when it
/// is damaged or has more than `max_bits` bits. Gives the positions of the set bits, ascending.
std::optional<std::vector<std::uint32_t>> read_ewah(std::string_view& bytes, std::uint32_t max_bits);

}  // namespace rummage::git::store
