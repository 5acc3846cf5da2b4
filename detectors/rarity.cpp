#include "detectors/rarity.h"

#include <algorithm>
#include <array>

namespace rummage::detectors {
namespace {

// Shares in ten thousand of the bytes of Kubernetes manifests and Go code, letters folded (measured on public charts).
constexpr std::array<std::uint16_t, 128> shares() {
  std::array<std::uint16_t, 128> table{};
  table.fill(8);
  constexpr std::string_view letters = "etaonirsldcpmuhfgbyvkwxjqz";
  constexpr std::uint16_t of[] = {820, 610, 560, 520, 540, 560, 480, 500, 360, 300, 330, 270, 240,
                                  200, 140, 160, 160, 140, 130, 100, 90,  80,  40,  20,  20,  20};
  for (std::size_t i = 0; i < letters.size(); ++i) table[static_cast<unsigned char>(letters[i])] = of[i];
  table[' '] = 1800, table['-'] = 200, table['.'] = 170, table['/'] = 170, table[':'] = 240, table['"'] = 220;
  table['='] = 60, table['_'] = 60;
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = 90;
  return table;
}
constexpr auto share = shares();

// Trigrams far more common than their letters say, folded.
constexpr std::string_view frequent[] = {"api", "key", "ser",  "ion", "ame", "nam", "ing", "ent", "tio",
                                         "con", "://", "http", "sec", "ret", "cre", "tok", "acc", "ess",
                                         "cli", "ien", "pro",  "oke", "ken", "hub", "git", "ecr", "ces",
                                         "cce", "ate", "ver",  "sta", "thi", "int", "str", "tri", "ort"};

}  // namespace

std::uint32_t trigram_commonness(std::string_view three) {
  std::uint64_t product = 1;
  std::array<char, 3> folded{};
  for (std::size_t i = 0; i < 3; ++i) {
    auto c = static_cast<unsigned char>(three[i]);
    if (c >= 'A' && c <= 'Z') c |= 0x20;
    folded[i] = static_cast<char>(c);
    product *= share[c & 127];
  }
  std::string_view word(folded.data(), 3);
  if (std::find(std::begin(frequent), std::end(frequent), word) != std::end(frequent)) product *= 20;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(product / 100, 0xFFFFFFFFu));
}

std::uint8_t rarest_trigram(std::string_view literal) {
  std::uint8_t best = 0;
  for (std::size_t at = 1; at + 3 <= literal.size() && at < 250; ++at)
    if (trigram_commonness(literal.substr(at, 3)) < trigram_commonness(literal.substr(best, 3)))
      best = static_cast<std::uint8_t>(at);
  return best;
}

}  // namespace rummage::detectors
