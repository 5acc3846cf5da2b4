#include "git/store/ewah.h"

#include <algorithm>

#include "git/store/big_endian.h"

namespace rummage::git::store {
namespace {

void add_run(std::vector<std::uint32_t>& out, std::uint64_t from, std::uint64_t to, std::uint32_t bits) {
  for (std::uint64_t bit = from; bit < std::min<std::uint64_t>(to, bits); ++bit)
    out.push_back(static_cast<std::uint32_t>(bit));
}

void add_word(std::vector<std::uint32_t>& out, std::uint64_t base, std::uint64_t word, std::uint32_t bits) {
  for (unsigned i = 0; i < 64; ++i)
    if ((word >> i & 1) != 0 && base + i < bits) out.push_back(static_cast<std::uint32_t>(base + i));
}

}  // namespace

std::optional<std::vector<std::uint32_t>> read_ewah(std::string_view& bytes, std::uint32_t max_bits) {
  if (bytes.size() < 8) return std::nullopt;
  auto data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::uint32_t bits = be32(data), words = be32(data + 4);
  if (bits > max_bits || words > (bytes.size() - 8) / 8 || bytes.size() < 12 + std::size_t{words} * 8)
    return std::nullopt;
  std::vector<std::uint32_t> out;
  std::uint64_t position = 0;
  // A marker word: bit 0 the repeated bit, 32 bits its number of words, 31 bits the number of literal words behind.
  for (std::uint32_t at = 0; at < words && position < bits;) {
    std::uint64_t marker = be64(data + 8 + std::size_t{at++} * 8);
    std::uint64_t run = (marker >> 1 & 0xFFFFFFFFu) * 64;
    if ((marker & 1) != 0) add_run(out, position, position + run, bits);
    position += run;
    for (std::uint64_t literal = marker >> 33; literal > 0 && at < words; --literal, position += 64)
      add_word(out, position, be64(data + 8 + std::size_t{at++} * 8), bits);
  }
  bytes.remove_prefix(12 + std::size_t{words} * 8);
  return out;
}

}  // namespace rummage::git::store
