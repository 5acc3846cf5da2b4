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

/// Bytes [begin, end()) of a result that a delta copies from its base, where they begin at `base_begin`.
struct DeltaCopy {
  std::uint32_t begin = 0, base_begin = 0, length = 0;

  std::uint32_t end() const { return begin + length; }
  std::uint32_t base_end() const { return base_begin + length; }
};

/// Goes through what instructions copy, ascending in the result; copies that go on from one another are one. For
/// instructions that `apply_delta` followed.
class DeltaCopies {
 public:
  explicit DeltaCopies(std::string_view instructions)
      : at_(reinterpret_cast<const unsigned char*>(instructions.data())), end_(at_ + instructions.size()) {
    read();
  }
  /// Goes to the next copy; false at the end.
  bool next(DeltaCopy& copy) {
    copy = ahead_;
    if (copy.length == 0) return false;
    for (read(); ahead_.length > 0 && ahead_.begin == copy.end() && ahead_.base_begin == copy.base_end(); read())
      copy.length += ahead_.length;
    return true;
  }

 private:
  void read();
  std::uint32_t number(unsigned mask, int count);

  const unsigned char *at_, *end_;
  std::uint32_t out_ = 0;
  DeltaCopy ahead_;  // no length: there is none
};

}  // namespace rummage::git::store
