#include "detectors/layers.h"

#include <algorithm>
#include <array>

#include "detectors/base64.h"
#include "detectors/canonical.h"
#include "detectors/values/characters.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rummage::detectors {
namespace {

constexpr std::size_t least_run = 20, longest_run = 1 << 20;

constexpr std::array<bool, 256> run_characters() {
  std::array<bool, 256> table{};
  for (int c = 0; c < 256; ++c)
    table[static_cast<std::size_t>(c)] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                                         c == '+' || c == '/' || c == '-' || c == '_';
  return table;
}
constexpr auto in_run = run_characters();
bool is_run(char c) {
  return in_run[static_cast<unsigned char>(c)];
}

// Whether the first bytes decode to text: most runs are hashes, words and paths, and end here.
bool begins_readable(std::string_view run) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    bits = bits << 6 | static_cast<std::uint32_t>(base64_digit(run[i]));
    if (i % 4 != 3) continue;
    for (int shift : {16, 8, 0}) {
      unsigned char c = static_cast<unsigned char>(bits >> shift);
      if (c >= 0x7f || (c < 0x20 && c != '\n' && c != '\r' && c != '\t')) return false;
    }
  }
  return true;
}

int hex_value(char c) {
  return is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}

std::string from_hex(std::string_view run) {
  std::string out;
  if (run.size() % 2 || !all_of(run, is_hex)) return out;
  for (std::size_t i = 0; i < run.size(); i += 2) {
    out += static_cast<char>(hex_value(run[i]) * 16 + hex_value(run[i + 1]));
    if (i == 22 && !is_readable(out)) return {};
  }
  return is_readable(out) ? out : std::string{};
}

void add_run(std::string_view content, std::size_t begin, std::size_t end, std::vector<Layer>& layers) {
  std::string_view run = content.substr(begin, end - begin);
  Layer layer{LayerKind::hex, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), {}};
  if (is_hex(run[0])) layer.text = from_hex(run);
  if (layer.text.empty() && begins_readable(run)) {
    layer.kind = LayerKind::base64;
    if (run.size() % 4 == 1) run.remove_suffix(1);
    if (auto text = base64_decoded(run); text && is_readable(*text)) layer.text = std::move(*text);
  }
  if (!layer.text.empty()) layers.push_back(std::move(layer));
}

// Finds a byte of every run of twenty, moving `at` there; false when none is left before `end`.
bool next_probe(std::string_view content, std::size_t& at, std::size_t end, std::size_t step) {
  for (; at < end; at += step)
    if (is_run(content[at])) return true;
  return false;
}

#if defined(__x86_64__)
// A bit for each of 32 bytes that may stand in a run.
__attribute__((target("avx2"))) std::uint32_t run_mask(const char* text) {
  // Bit h of low[l] is set when the byte with halves h and l may stand in a run; high halves 8 and above have no bit.
  const __m256i low = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(char(0xA8), char(0xF8), char(0xF8), char(0xF8), char(0xF8), char(0xF8), char(0xF8), char(0xF8),
                    char(0xF8), char(0xF8), char(0xF0), char(0x54), char(0x50), char(0x54), char(0x50), char(0x74)));
  const __m256i high =
      _mm256_broadcastsi128_si256(_mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, char(128), 0, 0, 0, 0, 0, 0, 0, 0));
  const __m256i half = _mm256_set1_epi8(15);
  const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text));
  const __m256i rows = _mm256_shuffle_epi8(low, _mm256_and_si256(bytes, half));
  const __m256i columns = _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half));
  const __m256i none = _mm256_cmpeq_epi8(_mm256_and_si256(rows, columns), _mm256_setzero_si256());
  return ~static_cast<std::uint32_t>(_mm256_movemask_epi8(none));
}

// The same over blocks of 32 bytes, each seen together with the one before it: every run of twenty lies in such a pair.
// False: `at` is where a run may begin that ends in what is left, less than a block.
__attribute__((target("avx2"))) bool next_block(std::string_view content, std::size_t& at, std::size_t end) {
  std::uint64_t pair = 0;
  std::size_t block = at;
  for (; block + 32 <= end; block += 32) {
    pair = pair >> 32 | std::uint64_t{run_mask(content.data() + block)} << 32;
    const std::uint64_t two = pair & pair >> 1, four = two & two >> 2, eight = four & four >> 4;
    const std::uint64_t twenty = eight & eight >> 8 & four >> 16;
    if (twenty) return at = block + static_cast<std::size_t>(__builtin_ctzll(twenty)) - 32, true;
  }
  at = block >= at + 32 ? block - 32 : at;
  return false;
}
bool has_avx2() {
  static const bool has = __builtin_cpu_supports("avx2");
  return has;
}
#else
bool next_block(std::string_view, std::size_t&, std::size_t) {
  return false;
}
bool has_avx2() {
  return false;
}
#endif

}  // namespace

std::pair<std::uint32_t, std::uint32_t> Layer::source(std::size_t from, std::size_t to) const {
  std::size_t first = kind == LayerKind::hex ? from * 2 : from / 3 * 4;
  std::size_t last = kind == LayerKind::hex ? to * 2 : (to + 2) / 3 * 4;
  auto at = [&](std::size_t offset) { return std::min(end, static_cast<std::uint32_t>(begin + offset)); };
  return {at(first), at(last)};
}

// Runs are whole on their line, and [begin, end) are whole lines.
std::vector<Layer> find_layers(std::string_view content, std::uint32_t begin, std::uint32_t end, bool portable) {
  std::vector<Layer> layers;
  std::size_t size = content.size(), stop = std::min<std::size_t>(end, size), lowest = begin, at = begin;
  bool fast = has_avx2() && !portable;
  while (at < stop) {
    bool found = fast && next_block(content, at, stop);
    if (!found) found = next_probe(content, at, stop, least_run / 2);
    if (!found) break;
    std::size_t first = at, last = at + 1;
    while (first > lowest && is_run(content[first - 1])) --first;
    while (last < size && last - first < longest_run && is_run(content[last])) ++last;
    if (last - first >= least_run) add_run(content, first, last, layers);
    lowest = last, at = last;
  }
  return layers;
}

}  // namespace rummage::detectors
