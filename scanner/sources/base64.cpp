#include <array>
#include <cstdint>
#include <limits>

#include "sources/codecs.h"

namespace rummage::sources {
namespace {

constexpr std::string_view common = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

using Values = std::array<std::int8_t, 256>;

constexpr Values values(bool url) {
  Values table{};
  for (auto& value : table) value = -1;
  for (std::size_t i = 0; i < common.size(); ++i)
    table[static_cast<unsigned char>(common[i])] = static_cast<std::int8_t>(i);
  table[url ? '-' : '+'] = 62;
  table[url ? '_' : '/'] = 63;
  return table;
}

constexpr Values standard_values = values(false), url_values = values(true);

constexpr bool is_blank(char c) {
  return c == '\n' || c == '\r' || c == ' ' || c == '\t';
}

// Collects the characters of one group; blanks may stand between them.
class Decoder {
 public:
  explicit Decoder(const Values& table) : table_(table) {}

  const char* take(std::uint32_t at, char c) {
    if (is_blank(c)) return nullptr;
    if (count_ == 0) begin_ = at;
    if (at - begin_ >= std::numeric_limits<std::uint16_t>::max()) return "Too many blanks inside base64";
    if (c == '=') return pad(at);
    int value = table_[static_cast<unsigned char>(c)];
    if (value < 0 || padding_ > 0) return "A character that base64 does not have";
    bits_ = bits_ << 6 | static_cast<std::uint32_t>(value);
    end_ = at + 1;
    if (++count_ == 4) flush();
    return nullptr;
  }

  const char* finish() {
    if (padding_ > 0 && count_ + padding_ != 4) return "Base64 with wrong padding";
    if (count_ == 1) return "Base64 that ends inside a byte";
    if (count_ > 0) flush();
    return nullptr;
  }

  Recoded out;

 private:
  const char* pad(std::uint32_t at) {
    if (count_ < 2 || count_ + ++padding_ > 4) return "Base64 with wrong padding";
    end_ = at + 1;
    return nullptr;
  }

  void flush() {
    bits_ <<= 6 * (4 - count_);
    for (unsigned i = 0; i + 1 < count_; ++i) out.bytes += static_cast<char>(bits_ >> (16 - 8 * i));
    out.map.add(begin_, 1, static_cast<std::uint16_t>(count_ - 1), static_cast<std::uint16_t>(end_ - begin_));
    bits_ = count_ = 0;
  }

  const Values& table_;
  std::uint32_t begin_ = 0, end_ = 0, bits_ = 0;
  unsigned count_ = 0, padding_ = 0;
};

}  // namespace

Result<Recoded> decode_base64(std::string_view text, bool url) {
  Decoder decoder(url ? url_values : standard_values);
  decoder.out.bytes.reserve(text.size() / 4 * 3 + 3);
  for (std::uint32_t at = 0; at < text.size(); ++at)
    if (const char* error = decoder.take(at, text[at])) return invalid(error);
  if (const char* error = decoder.finish()) return invalid(error);
  return std::move(decoder.out);
}

Recoded encode_base64(std::string_view bytes, bool url) {
  Recoded out;
  out.bytes.reserve((bytes.size() + 2) / 3 * 4);
  auto digit = [&](std::uint32_t value) {
    return value < 62 ? common[value] : value == 62 ? (url ? '-' : '+') : (url ? '_' : '/');
  };
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::size_t take = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) bits = bits << 8 | (i < take ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) out.bytes += i <= take ? digit(bits >> (18 - 6 * i) & 63U) : '=';
    out.map.add(static_cast<std::uint32_t>(at), 1, 4, static_cast<std::uint16_t>(take));
  }
  return out;
}

}  // namespace rummage::sources
