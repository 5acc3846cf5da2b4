#include "detectors/prefilter.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>

#include "detectors/trigram_hash.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rummage::detectors {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;
constexpr std::uint32_t everything = 0xFFFFFFFF;

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

// Places to be looked at, gathered so that the loop that finds them calls nothing.
struct Prefilter::Candidates {
  std::array<std::uint32_t, 1024> at;
  std::size_t count = 0;
};

std::uint32_t Prefilter::hash3(std::uint32_t three) const {
  return hash_trigram(table_.factor, three);
}

Prefilter::Prefilter(const Table& table)
    : table_(table), followers_(followers(table, table.factor)), bucket_(trigram_hashes) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> buckets;
  for (std::uint32_t i = 0; i < table_.literals.size(); ++i) {
    std::string_view text = table_.slice(table_.literals[i].text);
    longest_ = std::max(longest_, text.size());
    buckets[hash3(load3(text.data() + table_.literals[i].trigram))].push_back(i);
  }
  for (auto& [hash, literals] : buckets) {
    bucket_[hash] = static_cast<std::uint16_t>(members_.size());
    std::uint32_t leaders = 0;
    for (std::uint32_t literal : literals) {
      std::string_view text = table_.slice(table_.literals[literal].text);
      const std::size_t trigram = table_.literals[literal].trigram;
      leaders |= trigram > 0 ? class_bit(text[trigram - 1]) : everything;
      bool whole = text.size() >= 4;
      std::uint32_t first =
          load3(text.data()) | (whole ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[3])) << 24 : 0);
      std::uint32_t mask = whole ? everything : 0x00FFFFFF, fold = table_.literals[literal].fold ? 0x20202020 : 0;
      members_.push_back({literal, (first | fold) & mask, mask, fold, table_.literals[literal].trigram,
                          static_cast<std::uint32_t>(text.size())});
    }
    members_.push_back({none, 0, 0, 0, 0, 0});
    leaders_.resize(members_.size());
    leaders_[bucket_[hash]] = leaders;
  }
}

void Prefilter::confirm(Scan& scan, std::size_t position, std::uint32_t hash) const {
  const std::uint16_t bucket = bucket_[hash];
  if (position > 0 && (leaders_[bucket] & class_bit(scan.content[position - 1])) == 0) return;
  for (const Member* member = &members_[bucket]; member->literal != none; ++member) {
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
    const std::uint32_t hash = hash3(load3(p + i));
    const std::uint32_t follower = i + 3 < scan.content.size() ? class_bit(p[i + 3]) : everything;
    if ((followers_[hash] & follower) != 0) confirm(scan, i, hash);
  }
}

#if defined(__x86_64__)
bool Prefilter::accelerated() {
  return __builtin_cpu_supports("avx2");
}

// Sixteen positions a step: a shuffle makes eight overlapping words of four bytes, a multiplication hashes the first
// three of each, a gather asks the table which bytes may follow. Reads up to 32 bytes from each position; gives back
// where it had to stop.
__attribute__((target("avx2"))) std::size_t Prefilter::find_avx2(const Scan& scan, std::size_t from, std::size_t to,
                                                                 Candidates& candidates) const {
  const char* p = scan.content.data();
  const __m256i spread = _mm256_setr_epi8(0, 1, 2, 3, 1, 2, 3, 4, 2, 3, 4, 5, 3, 4, 5, 6,  //
                                          4, 5, 6, 7, 5, 6, 7, 8, 6, 7, 8, 9, 7, 8, 9, 10);
  const __m256i fold = _mm256_set1_epi32(fold_bits), multiplier = _mm256_set1_epi32(static_cast<int>(table_.factor));
  const __m256i one = _mm256_set1_epi32(1), five_bits = _mm256_set1_epi32(31), three = _mm256_set1_epi32(0xFFFFFF);
  const int* table = reinterpret_cast<const int*>(followers_.data());
  // At the right end of each word, whether the table wants what stands there.
  const auto bits = [&](const char* at) __attribute__((target("avx2"))) {
    const __m256i bytes = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)));
    const __m256i words = _mm256_shuffle_epi8(bytes, spread);
    const __m256i folded = _mm256_or_si256(_mm256_and_si256(words, three), fold);
    const __m256i hash = _mm256_srli_epi32(_mm256_mullo_epi32(folded, multiplier), 32 - trigram_bits);
    const __m256i follower = _mm256_and_si256(_mm256_srli_epi32(words, 24), five_bits);
    return _mm256_srlv_epi32(_mm256_i32gather_epi32(table, hash, 4), follower);
  };
  std::size_t i = from;
  for (; i + 16 <= to && i + 32 <= scan.content.size() && candidates.count + 16 <= candidates.at.size(); i += 16) {
    const __m256i a = bits(p + i), b = bits(p + i + 8);
    if (_mm256_testz_si256(_mm256_or_si256(a, b), one)) continue;
    const auto mask_of = [](__m256i v) __attribute__((target("avx2"))) {
      return static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_slli_epi32(v, 31))));
    };
    unsigned mask = mask_of(a) | mask_of(b) << 8;
    for (; mask; mask &= mask - 1)
      candidates.at[candidates.count++] = static_cast<std::uint32_t>(i) + static_cast<unsigned>(__builtin_ctz(mask));
  }
  return i;
}
#else
bool Prefilter::accelerated() {
  return false;
}
std::size_t Prefilter::find_avx2(const Scan&, std::size_t from, std::size_t, Candidates&) const {
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
  for (Candidates candidates; path == Path::best && fast;) {
    candidates.count = 0;
    from = find_avx2(scan, from, last, candidates);
    for (std::size_t i = 0; i < candidates.count; ++i)
      confirm(scan, candidates.at[i], hash3(load3(content.data() + candidates.at[i])));
    if (candidates.count == 0) break;
  }
  find_scalar(scan, from, last);
  std::sort(hits.begin() + static_cast<std::ptrdiff_t>(first), hits.end());
}

}  // namespace rummage::detectors
