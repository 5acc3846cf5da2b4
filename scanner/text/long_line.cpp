#include "text/long_line.h"

#include <array>

namespace rummage::text {
namespace {

constexpr std::array<bool, 256> stretch_bytes() {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < 256; ++c)
    table[c] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '+' || c == '/' ||
               c == '-' || c == '_' || c == '=';
  return table;
}
constexpr auto is_in_stretch = stretch_bytes();

// Multiplied bytes, shifted out after 64 steps: the hash of the last 64 bytes ("gear" hash, Xia et al., FastCDC).
constexpr std::uint64_t mixed(unsigned char c) {
  std::uint64_t x = (c + 1) * 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 31)) * 0xBF58476D1CE4E5B9U;
  return x ^ (x >> 29);
}
constexpr std::array<std::uint64_t, 256> gear_table() {
  std::array<std::uint64_t, 256> table{};
  for (unsigned c = 0; c < 256; ++c) table[c] = mixed(static_cast<unsigned char>(c));
  return table;
}
constexpr auto gear = gear_table();
constexpr unsigned kBoundaryShift = 50;  // once in 16 KiB

// The first boundary in [from, to), or where `latest` is passed without one; `to` when there is no place to divide.
std::uint32_t boundary(std::string_view content, std::uint32_t from, std::uint32_t latest, std::uint32_t to) {
  std::uint64_t hash = 0;
  bool due = false;
  for (std::uint32_t at = from; at < to; ++at) {
    const auto c = static_cast<unsigned char>(content[at]);
    hash = (hash << 1) + gear[c];
    due = due || hash >> kBoundaryShift == 0 || at >= latest;
    if (due && !is_in_stretch[c]) return at + 1;
  }
  return to;
}

void divide(std::string_view content, std::uint32_t least, std::uint32_t begin, std::uint32_t end,
            std::vector<std::uint32_t>& starts) {
  while (end - begin > 3 * least) {
    begin = boundary(content, begin + least, begin + 6 * least, end - least);
    if (begin >= end - least) return;
    starts.push_back(begin);
  }
}

}  // namespace

bool in_stretch(char c) {
  return is_in_stretch[static_cast<unsigned char>(c)];
}

std::uint32_t unbroken_before(std::string_view content, std::uint32_t at) {
  while (at > 0 && in_stretch(content[at - 1])) --at;
  return at;
}

std::uint32_t unbroken_after(std::string_view content, std::uint32_t at) {
  while (at < content.size() && in_stretch(content[at])) ++at;
  return at;
}

void divide_long_lines(std::string_view content, std::uint32_t least, std::vector<std::uint32_t>& starts) {
  if (least == 0 || starts.empty() || starts.back() - starts.front() <= 3 * least) return;
  std::vector<std::uint32_t> divided;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    if (starts[i + 1] - starts[i] > 3 * least && divided.empty())
      divided.assign(starts.begin(), starts.begin() + static_cast<std::ptrdiff_t>(i));
    if (divided.empty() && starts[i + 1] - starts[i] <= 3 * least) continue;
    divided.push_back(starts[i]);
    divide(content, least, starts[i], starts[i + 1], divided);
  }
  if (divided.empty()) return;
  divided.push_back(starts.back());
  starts = std::move(divided);
}

}  // namespace rummage::text
