#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rummage::detectors {

/// CRC-32 as of gzip (ISO 3309) of the bytes.
std::uint32_t crc32_of(std::string_view bytes);

/// `value` in base `digits.size()`, padded in front with the first digit to `width`.
std::string in_base(std::uint64_t value, std::string_view digits, std::size_t width);

inline constexpr std::string_view base62_digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
inline constexpr std::string_view base36_digits = "0123456789abcdefghijklmnopqrstuvwxyz";

/// Marvin32 (a published keyed checksum that Azure's identifiable keys end in) of the bytes under a seed, its two
/// halves folded into 32 bits.
std::uint32_t marvin32(std::string_view bytes, std::uint64_t seed);

/// The first 8 characters of the lower-case base32 (RFC 4648) of the SHA-256 of the bytes.
std::string sha256_base32(std::string_view bytes);

/// True when a lower-case bech32 text (BIP 173) of this human-readable part has a valid checksum.
bool bech32_valid(std::string_view text);

/// The six checksum digits for bech32.
std::string bech32_checksum(std::string_view prefix, std::string_view data);

}  // namespace rummage::detectors
