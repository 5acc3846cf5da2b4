#include "helm/functions/base32.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace rummage::helm {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t group_digits = 8;
constexpr std::size_t group_bytes = 5;

// Digits that `bytes` bytes of a last group take.
constexpr std::array<std::size_t, 6> digits_of = {0, 2, 4, 5, 7, 8};

int value_of(char c) {
  const auto at = alphabet.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

struct Digit {
  char c;
  std::uint32_t at;
};

std::vector<Digit> without_breaks(std::string_view text) {
  std::vector<Digit> out;
  out.reserve(text.size());
  for (std::uint32_t at = 0; at < text.size(); ++at)
    if (text[at] != '\n' && text[at] != '\r') out.push_back({text[at], at});
  return out;
}

class Decoder {
 public:
  explicit Decoder(std::string_view text) : digits_(without_breaks(text)) {}

  Base32Decoded run() {
    while (at_ < digits_.size() && !end_)
      if (!group()) return {std::nullopt, fault_};
    return {std::move(out_), 0};
  }

 private:
  bool fail(std::size_t at) {
    fault_ = at;
    return false;
  }

  bool group() {
    const std::size_t begin = at_;
    std::uint64_t bits = 0;
    std::size_t count = 0;
    while (count < group_digits) {
      if (at_ == digits_.size()) return fail(digits_.size() - count);
      const char c = digits_[at_++].c;
      if (c == '=' && count >= 2 && digits_.size() - at_ < group_digits) {
        if (!padding(count)) return false;
        break;
      }
      const int value = value_of(c);
      if (value < 0) return fail(at_ - 1);
      bits = bits << 5 | static_cast<std::uint64_t>(value);
      ++count;
    }
    flush(bits << (5 * (group_digits - count)), count, digits_[begin].at);
    return true;
  }

  bool padding(std::size_t count) {
    const std::size_t left = digits_.size() - at_;
    if (left + count < group_digits - 1) return fail(digits_.size());
    for (std::size_t k = 0; k < group_digits - 1 - count; ++k)
      if (left > k && digits_[at_ + k].c != '=') return fail(at_ + k - 1);
    end_ = true;
    if (count == 3 || count == 6) return fail(at_ - 1);
    return true;
  }

  void flush(std::uint64_t bits, std::size_t count, std::uint32_t begin) {
    const std::size_t bytes = count * 5 / 8;
    for (std::size_t i = 0; i < bytes; ++i) out_.bytes += static_cast<char>(bits >> (32 - 8 * i) & 0xFF);
    const std::uint32_t end = at_ < digits_.size() && !end_ ? digits_[at_].at : digits_[at_ - 1].at + 1;
    const auto lower = std::min<std::uint32_t>(end - begin, std::numeric_limits<std::uint16_t>::max());
    out_.map.add(begin, 1, static_cast<std::uint16_t>(bytes), static_cast<std::uint16_t>(lower));
  }

  std::vector<Digit> digits_;
  std::size_t at_ = 0, fault_ = 0;
  bool end_ = false;
  sources::Recoded out_;
};

}  // namespace

sources::Recoded encode_base32(std::string_view bytes) {
  sources::Recoded out;
  for (std::size_t at = 0; at < bytes.size(); at += group_bytes) {
    const std::size_t take = std::min(group_bytes, bytes.size() - at);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < group_bytes; ++i)
      bits = bits << 8 | (i < take ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < group_digits; ++i)
      out.bytes += i < digits_of[take] ? alphabet[bits >> (35 - 5 * i) & 31U] : '=';
    out.map.add(static_cast<std::uint32_t>(at), 1, group_digits, static_cast<std::uint16_t>(take));
  }
  return out;
}

Base32Decoded decode_base32(std::string_view text) {
  return Decoder(text).run();
}

}  // namespace rummage::helm
