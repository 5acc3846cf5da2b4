#include "detectors/prefilter.h"

#include <algorithm>
#include <cstring>
#include <map>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rummage::detectors {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;
constexpr std::uint32_t fold_bits = 0x00202020, factor = 0x9E3779B1;

std::uint32_t load3(const char* p) {
  return static_cast<unsigned char>(p[0]) | static_cast<std::uint32_t>(static_cast<unsigned char>(p[1])) << 8 |
         static_cast<std::uint32_t>(static_cast<unsigned char>(p[2])) << 16;
}
std::uint32_t hash3(std::uint32_t three) {
  return ((three | fold_bits) * factor) >> 16;
}

bool equal_folded(const char* text, std::string_view lower) {
  for (std::size_t i = 0; i < lower.size(); ++i) {
    char c = text[i];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    if (c != lower[i]) return false;
  }
  return true;
}

}  // namespace

struct Prefilter::Scan {
  std::string_view content;
  std::size_t begin, end;
  std::vector<Hit>& hits;
};

Prefilter::Prefilter(const Table& table) : table_(table), wanted_(65536 + 3), bucket_(65536) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> buckets;
  for (std::uint32_t i = 0; i < table.literals.size(); ++i) {
    std::string_view text = table.slice(table.literals[i].text);
    longest_ = std::max(longest_, text.size());
    buckets[hash3(load3(text.data() + table.literals[i].trigram))].push_back(i);
  }
  for (auto& [hash, literals] : buckets) {
    wanted_[hash] = 1;
    bucket_[hash] = static_cast<std::uint16_t>(members_.size());
    for (std::uint32_t literal : literals) {
      std::string_view text = table.slice(table.literals[literal].text);
      bool whole = text.size() >= 4;
      std::uint32_t first =
          load3(text.data()) | (whole ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[3])) << 24 : 0);
      std::uint32_t mask = whole ? 0xFFFFFFFF : 0x00FFFFFF, fold = table.literals[literal].fold ? 0x20202020 : 0;
      members_.push_back({literal, (first | fold) & mask, mask, fold, table.literals[literal].trigram,
                          static_cast<std::uint32_t>(text.size())});
    }
    members_.push_back({none, 0, 0, 0, 0, 0});
  }
}

void Prefilter::confirm(Scan& scan, std::size_t position, std::uint32_t hash) const {
  for (const Member* member = &members_[bucket_[hash]]; member->literal != none; ++member) {
    if (position < scan.begin + member->trigram) continue;
    std::size_t at = position - member->trigram;
    if (at >= scan.end || member->length > scan.content.size() - at) continue;
    const char* text = scan.content.data() + at;
    std::uint32_t first =
        load3(text) | (member->length >= 4 ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[3])) << 24 : 0);
    if (((first | member->fold) & member->mask) != member->first4) continue;
    std::string_view wanted = table_.slice(table_.literals[member->literal].text);
    if (member->fold ? equal_folded(text, wanted) : std::memcmp(text, wanted.data(), member->length) == 0)
      scan.hits.push_back({static_cast<std::uint32_t>(at), member->literal});
  }
}

void Prefilter::find_scalar(Scan& scan, std::size_t from, std::size_t to) const {
  const char* p = scan.content.data();
  for (std::size_t i = from; i < to; ++i) {
    std::uint32_t hash = hash3(load3(p + i));
    if (wanted_[hash]) confirm(scan, i, hash);
  }
}

#if defined(__x86_64__)
bool Prefilter::accelerated() {
  return __builtin_cpu_supports("avx2");
}

// Sixteen positions a step: two shuffles make eight overlapping words of three bytes each, a multiplication hashes
// them, a gather asks the table. Reads up to 32 bytes from each position; gives back where it had to stop.
__attribute__((target("avx2"))) std::size_t Prefilter::find_avx2(Scan& scan, std::size_t from, std::size_t to) const {
  const char* p = scan.content.data();
  const __m256i spread = _mm256_setr_epi8(0, 1, 2, -1, 1, 2, 3, -1, 2, 3, 4, -1, 3, 4, 5, -1,  //
                                          4, 5, 6, -1, 5, 6, 7, -1, 6, 7, 8, -1, 7, 8, 9, -1);
  const __m256i fold = _mm256_set1_epi32(fold_bits), multiplier = _mm256_set1_epi32(static_cast<int>(factor));
  const __m256i low_byte = _mm256_set1_epi32(0xFF);
  const int* table = reinterpret_cast<const int*>(wanted_.data());
  auto hashes = [&](const char* at) __attribute__((target("avx2"))) {
    __m256i bytes = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)));
    __m256i words = _mm256_or_si256(_mm256_shuffle_epi8(bytes, spread), fold);
    return _mm256_srli_epi32(_mm256_mullo_epi32(words, multiplier), 16);
  };
  std::size_t i = from;
  for (; i + 16 <= to && i + 32 <= scan.content.size(); i += 16) {
    __m256i first = hashes(p + i), second = hashes(p + i + 8);
    __m256i a = _mm256_and_si256(_mm256_i32gather_epi32(table, first, 1), low_byte);
    __m256i b = _mm256_and_si256(_mm256_i32gather_epi32(table, second, 1), low_byte);
    if (_mm256_testz_si256(_mm256_or_si256(a, b), low_byte)) continue;
    const __m256i zero = _mm256_setzero_si256();
    auto mask_of = [&](__m256i v) __attribute__((target("avx2"))) {
      return static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpgt_epi32(v, zero))));
    };
    unsigned mask = mask_of(a) | mask_of(b) << 8;
    for (; mask; mask &= mask - 1) {
      std::size_t position = i + static_cast<unsigned>(__builtin_ctz(mask));
      confirm(scan, position, hash3(load3(p + position)));
    }
  }
  return i;
}
#else
bool Prefilter::accelerated() {
  return false;
}
std::size_t Prefilter::find_avx2(Scan&, std::size_t from, std::size_t) const {
  return from;
}
#endif

void Prefilter::find(std::string_view content, std::uint32_t begin, std::uint32_t end, std::vector<Hit>& hits,
                     Path path) const {
  std::size_t first = hits.size(), size = content.size();
  end = static_cast<std::uint32_t>(std::min<std::size_t>(end, size));
  if (begin >= end || size < 3) return;
  std::size_t last = std::min(end + longest_, size - 2), from = begin;
  Scan scan{content, begin, end, hits};
  static const bool fast = accelerated();
  if (path == Path::best && fast) from = find_avx2(scan, from, last);
  find_scalar(scan, from, last);
  std::sort(hits.begin() + static_cast<std::ptrdiff_t>(first), hits.end());
}

}  // namespace rummage::detectors
