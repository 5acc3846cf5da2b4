#include "detectors/inspect/find_kind.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rummage::detectors {
namespace {

constexpr std::string_view word = "kind";
constexpr std::size_t npos = std::string_view::npos;

bool stands_at(const char* at) {
  return std::memcmp(at, word.data(), word.size()) == 0;
}

#if defined(__x86_64__)
constexpr std::size_t block = 32;

bool has_avx2() {
  static const bool has = __builtin_cpu_supports("avx2");
  return has;
}

// A bit for each of 32 places where the word's first and last letter stand. Reads 35 bytes.
__attribute__((target("avx2"))) std::uint32_t likely(const char* at) {
  const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
  const __m256i last = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at + word.size() - 1));
  const __m256i both = _mm256_and_si256(_mm256_cmpeq_epi8(first, _mm256_set1_epi8(word.front())),
                                        _mm256_cmpeq_epi8(last, _mm256_set1_epi8(word.back())));
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(both));
}

// Moves `at` behind whole blocks without the word; true when it stands at `at`.
__attribute__((target("avx2"))) bool find_in_blocks(const char* text, std::size_t& at, std::size_t to) {
  for (; at + block <= to; at += block)
    for (std::uint32_t mask = likely(text + at); mask != 0; mask &= mask - 1) {
      const auto place = at + static_cast<std::size_t>(__builtin_ctz(mask));
      if (stands_at(text + place)) return at = place, true;
    }
  return false;
}

// The same downwards: `to` becomes the word's place, or where less than a block is left.
__attribute__((target("avx2"))) bool rfind_in_blocks(const char* text, std::size_t& to) {
  for (; to >= block; to -= block)
    for (std::uint32_t mask = likely(text + to - block); mask != 0;) {
      const int bit = 31 - __builtin_clz(mask);
      const auto place = to - block + static_cast<std::size_t>(bit);
      if (stands_at(text + place)) return to = place, true;
      mask &= ~(std::uint32_t{1} << bit);
    }
  return false;
}
#else
bool has_avx2() {
  return false;
}
bool find_in_blocks(const char*, std::size_t&, std::size_t) {
  return false;
}
bool rfind_in_blocks(const char*, std::size_t&) {
  return false;
}
#endif

}  // namespace

std::size_t find_kind(std::string_view text, std::size_t from, std::size_t to) {
  if (text.size() < word.size()) return npos;
  to = std::min(to, text.size() - word.size() + 1);
  if (has_avx2() && from < to && find_in_blocks(text.data(), from, to)) return from;
  for (; from < to; ++from)
    if (stands_at(text.data() + from)) return from;
  return npos;
}

std::size_t rfind_kind(std::string_view text, std::size_t to) {
  if (text.size() < word.size()) return npos;
  to = std::min(to, text.size() - word.size() + 1);
  if (has_avx2() && rfind_in_blocks(text.data(), to)) return to;
  while (to > 0)
    if (stands_at(text.data() + --to)) return to;
  return npos;
}

}  // namespace rummage::detectors
