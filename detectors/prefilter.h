#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "detectors/table.h"

namespace rummage::detectors {

/// Literal `literal` of the table begins at byte `at`.
struct Hit {
  std::uint32_t at = 0;
  std::uint32_t literal = 0;
  auto operator<=>(const Hit&) const = default;
};

/// One pass over the bytes for all literals of a table: each is known by its rarest three bytes and the one behind
/// them. A table says, for each hash of three bytes, which bytes may follow. Thread-safe once made.
class Prefilter {
 public:
  enum class Path : std::uint8_t { best, scalar };  ///< `best`: AVX2 where the processor has it

  /// `table` must outlive the prefilter.
  explicit Prefilter(const Table& table);

  /// Appends every hit that begins in [begin, end) of `content`, ascending. Both paths give the same.
  void find(std::string_view content, std::uint32_t begin, std::uint32_t end, std::vector<Hit>& hits,
            Path path = Path::best) const;

  /// True when this processor has the fast path.
  static bool accelerated();

 private:
  struct Scan;
  struct Candidates;
  std::uint32_t hash3(std::uint32_t three) const;
  void confirm(Scan& scan, std::size_t position, std::uint32_t hash) const;
  void find_scalar(Scan& scan, std::size_t from, std::size_t to) const;
  std::size_t find_avx2(const Scan& scan, std::size_t from, std::size_t to, Candidates& candidates) const;

  const Table& table_;
  /// By hash: a bit for the low five bits of each byte that may follow; all where a literal ends there.
  std::vector<std::uint32_t> followers_;
  std::vector<std::uint16_t> bucket_;  ///< by hash: where its literals begin in `members_`
  /// A literal of a bucket, with what rules most candidates out at once: its first four bytes (three: the last is 0).
  struct Member {
    std::uint32_t literal, first4, mask, fold;
    std::uint32_t trigram, length;
  };
  std::vector<Member> members_;  ///< bucket by bucket, each bucket closed by a member of no literal
  /// By the index of a bucket's first member: a bit for the low five bits of each byte that may stand before; all where
  /// a literal begins with its three bytes.
  std::vector<std::uint32_t> leaders_;
  std::size_t longest_ = 0;
};

}  // namespace rummage::detectors
