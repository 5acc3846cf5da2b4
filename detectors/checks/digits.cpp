#include "detectors/checks/digits.h"

#include <openssl/evp.h>
#include <zlib.h>

#include <array>
#include <bit>
#include <cstring>
#include <vector>

namespace rummage::detectors {
namespace {

constexpr std::string_view bech32_digits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

// BIP 173: a BCH code over GF(32).
std::uint32_t polymod(const std::vector<std::uint8_t>& values) {
  constexpr std::array<std::uint32_t, 5> generator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
  std::uint32_t check = 1;
  for (std::uint8_t value : values) {
    std::uint32_t top = check >> 25;
    check = (check & 0x1ffffff) << 5 ^ value;
    for (unsigned i = 0; i < 5; ++i)
      if (top >> i & 1) check ^= generator[i];
  }
  return check;
}

std::vector<std::uint8_t> expanded(std::string_view prefix) {
  std::vector<std::uint8_t> out;
  for (char c : prefix) out.push_back(static_cast<std::uint8_t>(c) >> 5);
  out.push_back(0);
  for (char c : prefix) out.push_back(static_cast<std::uint8_t>(c) & 31);
  return out;
}

bool append_digits(std::vector<std::uint8_t>& out, std::string_view data) {
  for (char c : data) {
    std::size_t digit = bech32_digits.find(c);
    if (digit == bech32_digits.npos) return false;
    out.push_back(static_cast<std::uint8_t>(digit));
  }
  return true;
}

void mix(std::uint32_t& a, std::uint32_t& b) {
  b ^= a, a = std::rotl(a, 20);
  a += b, b = std::rotl(b, 9);
  b ^= a, a = std::rotl(a, 27);
  a += b, b = std::rotl(b, 19);
}

}  // namespace

std::uint32_t crc32_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::string in_base(std::uint64_t value, std::string_view digits, std::size_t width) {
  std::string out;
  for (; value; value /= digits.size()) out.insert(out.begin(), digits[value % digits.size()]);
  while (out.size() < width) out.insert(out.begin(), digits[0]);
  return out;
}

std::uint32_t marvin32(std::string_view bytes, std::uint64_t seed) {
  auto a = static_cast<std::uint32_t>(seed), b = static_cast<std::uint32_t>(seed >> 32);
  while (bytes.size() >= 4) {
    std::uint32_t word;
    std::memcpy(&word, bytes.data(), 4);
    a += word, mix(a, b);
    bytes.remove_prefix(4);
  }
  std::uint32_t last = 0x80;
  for (std::size_t i = bytes.size(); i-- > 0;) last = last << 8 | static_cast<unsigned char>(bytes[i]);
  a += last, mix(a, b), mix(a, b);
  return a ^ b;
}

std::string sha256_base32(std::string_view bytes) {
  std::array<unsigned char, 32> digest;
  unsigned length = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  std::uint64_t first = 0;
  for (unsigned i = 0; i < 5; ++i) first = first << 8 | digest[i];
  return in_base(first, "abcdefghijklmnopqrstuvwxyz234567", 8);
}

bool bech32_valid(std::string_view text) {
  std::size_t one = text.rfind('1');
  if (one == text.npos || text.size() - one < 7) return false;
  std::vector<std::uint8_t> values = expanded(text.substr(0, one));
  return append_digits(values, text.substr(one + 1)) && polymod(values) == 1;
}

std::string bech32_checksum(std::string_view prefix, std::string_view data) {
  std::vector<std::uint8_t> values = expanded(prefix);
  if (!append_digits(values, data)) return {};
  values.resize(values.size() + 6);
  std::uint32_t check = polymod(values) ^ 1;
  std::string out;
  for (int i = 0; i < 6; ++i) out += bech32_digits[check >> (5 * (5 - i)) & 31];
  return out;
}

}  // namespace rummage::detectors
