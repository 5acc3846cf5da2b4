#pragma once

#include <cstdint>

namespace rummage::tree {

/// What a tree reads at most. Passing one is told by an error or notice.
struct Limits {
  std::uint64_t file_size = 64ULL << 20;  ///< bytes; a larger file is `tree/too-large` and is not opened
  std::uint32_t entries = 5'000'000;      ///< names in one listing, directories included
  std::uint32_t depth = 2'000;            ///< directories inside each other
};

/// What is taken out of one archive.
struct ArchiveLimits {
  std::uint32_t entries = 10'000;
  std::uint64_t bytes = 100ULL << 20;     ///< unpacked, all entries of one archive together
  std::uint64_t file_size = 64ULL << 20;  ///< unpacked, one entry
  std::uint32_t depth = 2;                ///< archives inside each other; 0 opens none
};

}  // namespace rummage::tree
