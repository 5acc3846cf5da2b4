#include "detectors/values/randomness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "detectors/values/characters.h"

namespace rummage::detectors {
namespace {

// -log2 P(second | first) in sixteenths of a bit, from the words of three repositories of charts and Go code.
static constexpr std::array<std::array<std::uint8_t, 26>, 26> surprise = {{
    {{148, 71,  63, 64,  133, 111, 78, 157, 74,  161, 121, 48,  61,
      59,  173, 70, 181, 51,  60,  41, 87,  105, 126, 117, 109, 138}},
    {{48,  112, 87,  103, 28, 119, 149, 105, 68,  88,  164, 45, 121,
      113, 60,  105, 180, 85, 85,  119, 54,  180, 180, 180, 71, 166}},
    {{56,  136, 89,  118, 45, 131, 163, 47, 84,  206, 70,  66, 109,
      147, 35,  109, 206, 63, 96,  52,  80, 160, 166, 206, 94, 184}},
    {{51,  94, 88, 73,  24, 101, 116, 130, 43,  148, 136, 96,  92,
      103, 70, 95, 180, 76, 65,  101, 80,  111, 121, 160, 111, 166}},
    {{72, 121, 62, 59,  98, 83, 99, 133, 122, 158, 153, 64,  79,
      54, 114, 75, 105, 38, 45, 60, 110, 99,  100, 74,  112, 174}},
    {{47,  145, 160, 140, 62, 71, 120, 159, 22,  184, 130, 74, 108,
      120, 48,  120, 184, 75, 92, 96,  63,  167, 184, 184, 81, 170}},
    {{75, 123, 99,  116, 28, 100, 98,  77, 47,  163, 111, 86, 86,
      76, 70,  105, 158, 48, 56,  103, 74, 113, 160, 183, 94, 104}},
    {{33,  96, 102, 114, 29, 127, 133, 150, 55,  171, 139, 106, 109,
      118, 41, 109, 154, 83, 98,  66,  84,  137, 132, 186, 131, 146}},
    {{97, 107, 61, 74,  76, 86, 72, 191, 165, 216, 145, 60,  74,
      32, 50,  91, 162, 78, 60, 52, 148, 89,  197, 107, 216, 106}},
    {{67,  134, 119, 109, 36,  117, 134, 118, 78, 118, 105, 134, 115,
      134, 23,  134, 134, 134, 42,  134, 65,  96, 117, 134, 134, 134}},
    {{73, 103, 115, 87,  29, 90, 95,  117, 50,  150, 166, 91,  132,
      95, 86,  82,  148, 91, 59, 104, 31,  139, 104, 166, 125, 166}},
    {{51,  125, 112, 84,  32,  118, 160, 152, 43,  169, 132, 56, 102,
      118, 54,  100, 190, 111, 68,  77,  58,  120, 145, 208, 82, 208}},
    {{39,  108, 123, 97,  26,  150, 161, 140, 56,  160, 136, 82, 75,
      128, 54,  50,  143, 123, 89,  111, 86,  120, 164, 165, 98, 196}},
    {{51, 133, 68,  55,  56,  72, 48, 139, 68, 154, 116, 108, 113,
      89, 64,  121, 198, 120, 53, 42, 104, 93, 143, 147, 117, 166}},
    {{86, 86, 79, 72, 123, 114, 97, 157, 108, 147, 90, 66, 62, 34, 78, 74, 215, 43, 75, 72, 61, 86, 82, 118, 106, 199}},
    {{47,  143, 121, 92,  43, 120, 99, 101, 73,  201, 123, 46,  125,
      133, 46,  71,  185, 46, 80,  67, 76,  108, 166, 159, 109, 201}},
    {{120, 136, 136, 112, 136, 136, 111, 120, 120, 136, 111, 59,  136,
      113, 136, 97,  104, 118, 91,  108, 6,   104, 120, 136, 120, 136}},
    {{56, 117, 79,  87,  31, 111, 89, 166, 54, 148, 106, 102, 90,
      88, 53,  120, 191, 73, 63,  57, 76,  83, 130, 174, 84,  202}},
    {{83,  145, 66, 107, 37,  113, 129, 73, 56,  152, 101, 103, 110,
      107, 70,  69, 127, 100, 60,  31,  71, 121, 113, 194, 101, 180}},
    {{49,  134, 84, 103, 35, 100, 132, 56, 44,  163, 141, 92, 103,
      104, 61,  84, 186, 59, 67,  85,  86, 112, 112, 149, 84, 158}},
    {{88, 56,  87, 92,  61, 102, 77, 174, 82,  200, 184, 50,  71,
      48, 112, 66, 181, 48, 49,  53, 172, 200, 174, 131, 200, 169}},
    {{31,  163, 91,  129, 18,  120, 133, 143, 43,  178, 144, 133, 111,
      131, 68,  131, 152, 156, 108, 131, 159, 121, 178, 159, 160, 160}},
    {{39, 119, 102, 96,  57, 120, 114, 65,  40,  142, 141, 90,  117,
      58, 48,  99,  168, 50, 73,  118, 124, 109, 91,  168, 150, 168}},
    {{71,  115, 69, 99,  58,  98,  142, 108, 51,  159, 159, 120, 117,
      159, 136, 29, 159, 112, 107, 31,  116, 103, 129, 114, 70,  159}},
    {{51, 108, 60, 85,  69, 79, 134, 112, 86,  134, 107, 81,  61,
      64, 73,  43, 129, 63, 48, 66,  98,  110, 94,  146, 162, 118}},
    {{46,  127, 127, 109, 19,  127, 127, 111, 56,  111, 127, 127, 112,
      127, 51,  98,  127, 108, 104, 99,  75,  127, 92,  127, 86,  104}},
}};
enum class Class { lower, upper, digit, other };

Class class_of(char c) {
  if (c >= 'a' && c <= 'z') return Class::lower;
  if (c >= 'A' && c <= 'Z') return Class::upper;
  if (c >= '0' && c <= '9') return Class::digit;
  return Class::other;
}

int letter(char c) {
  Class kind = class_of(c);
  return kind == Class::lower ? c - 'a' : kind == Class::upper ? c - 'A' : -1;
}

bool token_character(char c) {
  static constexpr std::string_view others = "+/=_-.~!@#$%^&*?:,;|()[]{}<>";
  return class_of(c) != Class::other || others.find(c) != std::string_view::npos;
}

/// Changes between neighbours that words do not have: letter to digit and back, small letter to capital and back
/// except the capital that begins a word.
std::size_t odd_changes(std::string_view text) {
  std::size_t changes = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    Class before = class_of(text[at - 1]), here = class_of(text[at]);
    if (before == here || before == Class::other || here == Class::other) continue;
    bool camel = here == Class::lower && before == Class::upper;
    changes += camel ? 0 : 1;
  }
  return changes;
}

/// Hex digits of a generator: letters and digits as they mix by chance.
bool is_mixed_hex(std::string_view text) {
  std::size_t digits = 0, letters = 0;
  for (char c : text) {
    if (!is_hex(c)) return false;
    (is_digit(c) ? digits : letters) += 1;
  }
  return text.size() >= 16 && letters >= 3 && digits >= 3 && byte_entropy(text) >= 2.7;
}

}  // namespace

double letter_surprise(std::string_view text) {
  std::uint64_t sum = 0, pairs = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    int before = letter(text[at - 1]), here = letter(text[at]);
    if (before < 0 || here < 0) continue;
    sum += surprise[static_cast<std::size_t>(before)][static_cast<std::size_t>(here)];
    ++pairs;
  }
  return pairs == 0 ? 0 : static_cast<double>(sum) / 16 / static_cast<double>(pairs);
}

double byte_entropy(std::string_view text) {
  // n log2 n for the counts that occur; the logarithm is most of the cost otherwise.
  static const auto weights = [] {
    std::array<double, 129> table{};
    for (std::size_t n = 1; n < table.size(); ++n)
      table[n] = static_cast<double>(n) * std::log2(static_cast<double>(n));
    return table;
  }();
  if (text.empty()) return 0;
  std::array<std::uint32_t, 256> counts{};
  for (char c : text) ++counts[static_cast<unsigned char>(c)];
  double sum = 0, size = static_cast<double>(text.size());
  for (std::uint32_t count : counts) sum += count < weights.size() ? weights[count] : count * std::log2(count);
  return std::log2(size) - sum / size;
}

bool looks_random(std::string_view text, std::size_t min_size) {
  if (text.size() < min_size || !std::all_of(text.begin(), text.end(), token_character)) return false;
  if (is_mixed_hex(text)) return true;
  double size = static_cast<double>(std::min<std::size_t>(text.size(), 64));
  if (byte_entropy(text) < 0.55 * std::log2(size) + 0.6) return false;
  if (std::none_of(text.begin(), text.end(), is_letter)) return false;
  double mixture = static_cast<double>(odd_changes(text)) / static_cast<double>(text.size());
  double doubt = letter_surprise(text);
  return mixture >= 0.27 || doubt >= 5.4 || (mixture >= 0.12 && doubt >= 4.6);
}

}  // namespace rummage::detectors
