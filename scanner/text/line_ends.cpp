#include "text/line_ends.h"

#include <array>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rummage::text {
namespace {

#if defined(__SSE2__)
// A bit for each of 64 bytes that is a line feed.
std::uint64_t line_feeds(const char* bytes) {
  const __m128i feed = _mm_set1_epi8('\n');
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < 4; ++i) {
    const __m128i sixteen = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
    mask |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(sixteen, feed)))} << 16 * i;
  }
  return mask;
}
#endif

}  // namespace

void append_line_ends(std::string_view content, std::uint32_t begin, std::uint32_t end,
                      std::vector<std::uint32_t>& ends) {
  std::uint32_t at = begin;
#if defined(__SSE2__)
  std::array<std::uint32_t, 512> found;  // of their own, so that a line end is one store
  std::size_t count = 0;
  for (; end - at >= 64; at += 64) {
    for (std::uint64_t mask = line_feeds(content.data() + at); mask != 0; mask &= mask - 1)
      found[count++] = at + static_cast<std::uint32_t>(__builtin_ctzll(mask)) + 1;
    if (count + 64 <= found.size()) continue;
    ends.insert(ends.end(), found.begin(), found.begin() + count);
    count = 0;
  }
  ends.insert(ends.end(), found.begin(), found.begin() + count);
#endif
  for (; at < end; ++at)
    if (content[at] == '\n') ends.push_back(at + 1);
}

std::uint32_t lines_before(std::string_view content, std::uint32_t at, std::uint32_t lines) {
  for (std::uint32_t left = lines + 1; at > 0; --left) {
    const void* found = memrchr(content.data(), '\n', at);
    if (found == nullptr) return 0;
    at = static_cast<std::uint32_t>(static_cast<const char*>(found) - content.data());
    if (left == 1) return at + 1;
  }
  return 0;
}

std::uint32_t lines_after(std::string_view content, std::uint32_t at, std::uint32_t lines) {
  for (; lines > 0 && at < content.size(); --lines) {
    const void* found = std::memchr(content.data() + at, '\n', content.size() - at);
    if (found == nullptr) return static_cast<std::uint32_t>(content.size());
    at = static_cast<std::uint32_t>(static_cast<const char*>(found) - content.data()) + 1;
  }
  return at;
}

}  // namespace rummage::text
