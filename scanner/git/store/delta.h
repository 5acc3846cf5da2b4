#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace rummage::git::store {

/// A delta (gitformat-pack, "Deltified representation"): sizes, then copy and insert instructions.
struct Delta {
  std::uint64_t base_size = 0;
  std::uint64_t result_size = 0;
  std::string_view instructions;
};

/// Reads the two sizes at the front of inflated delta data; nullopt when they are cut or overflow.
std::optional<Delta> parse_delta(std::string_view data);

/// Builds the result from `base` into `out`, which has room for `delta.result_size` bytes. False when an instruction
/// leaves the base, the result or the delta, or when the result is not filled exactly; `out` is then unspecified.
bool apply_delta(const Delta& delta, std::string_view base, char* out);

}  // namespace rummage::git::store
