#include "helm/functions/aes.h"

#include <openssl/evp.h>

#include <memory>

namespace rummage::helm {
namespace {

constexpr std::size_t block = 16, key_size = 32;

struct Free {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

const unsigned char* bytes_of(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// All blocks of `in`, without padding of the library's own.
std::optional<std::string> blocks(std::string_view password, const std::string& iv, const std::string& in,
                                  bool encrypt) {
  std::string key(password.substr(0, key_size));
  key.resize(key_size, '\0');
  const std::unique_ptr<EVP_CIPHER_CTX, Free> context(EVP_CIPHER_CTX_new());
  std::string out(in.size() + block, '\0');
  int size = 0;
  const bool done =
      context != nullptr &&
      EVP_CipherInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, bytes_of(key), bytes_of(iv), encrypt ? 1 : 0) == 1 &&
      EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1 &&
      EVP_CipherUpdate(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size, bytes_of(in),
                       static_cast<int>(in.size())) == 1;
  if (!done || static_cast<std::size_t>(size) != in.size()) return std::nullopt;
  out.resize(in.size());
  return out;
}

}  // namespace

std::optional<std::string> aes_encrypt(std::string_view password, std::string_view text, std::string_view iv) {
  const std::size_t padding = block - text.size() % block;
  const std::string padded = std::string(text) + std::string(padding, static_cast<char>(padding));
  auto made = blocks(password, std::string(iv), padded, true);
  if (!made) return std::nullopt;
  return std::string(iv) + *made;
}

std::optional<std::string> aes_decrypt(std::string_view password, std::string_view crypt) {
  if (crypt.size() <= block || crypt.size() % block != 0) return std::nullopt;
  auto made = blocks(password, std::string(crypt.substr(0, block)), std::string(crypt.substr(block)), false);
  if (!made) return std::nullopt;
  const auto padding = static_cast<unsigned char>(made->back());
  if (padding > made->size()) return std::nullopt;
  made->resize(made->size() - padding);
  return made;
}

}  // namespace rummage::helm
