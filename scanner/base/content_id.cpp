#include "base/content_id.h"

#include <openssl/evp.h>

#include <memory>
#include <string>

namespace rummage {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string ContentId::hex() const {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(size * 2u);
  for (std::uint8_t i = 0; i < size; ++i) {
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 15];
  }
  return text;
}

std::optional<ContentId> ContentId::from_hex(std::string_view digits) {
  if (digits.size() != 40 && digits.size() != 64) return std::nullopt;
  ContentId id;
  id.size = static_cast<std::uint8_t>(digits.size() / 2);
  for (std::size_t i = 0; i < id.size; ++i) {
    int high = hex_digit(digits[2 * i]), low = hex_digit(digits[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
  }
  return id;
}

ContentId ContentId::from_bytes(const void* data, std::uint8_t size) {
  ContentId id;
  id.size = size;
  std::memcpy(id.bytes.data(), data, size);
  return id;
}

ContentId blob_id(std::string_view bytes, HashKind hash) {
  // One context for each thread: creating one costs more than hashing a small file.
  thread_local const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> kept(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  EVP_MD_CTX* context = kept.get();
  std::string header = "blob " + std::to_string(bytes.size());
  header.push_back('\0');
  ContentId id;
  unsigned length = 0;
  EVP_DigestInit_ex(context, hash == HashKind::sha1 ? EVP_sha1() : EVP_sha256(), nullptr);
  EVP_DigestUpdate(context, header.data(), header.size());
  EVP_DigestUpdate(context, bytes.data(), bytes.size());
  EVP_DigestFinal_ex(context, id.bytes.data(), &length);
  id.size = static_cast<std::uint8_t>(length);
  return id;
}

}  // namespace rummage
