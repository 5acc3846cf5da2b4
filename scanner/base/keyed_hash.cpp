#include "base/keyed_hash.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <sys/random.h>

#include <atomic>
#include <cstring>
#include <string>

namespace rummage {
namespace {

std::uint64_t next_serial() {
  static std::atomic<std::uint64_t> count{0};
  return ++count;
}

// Initialising a context costs six times what the MAC of a short text costs, so each thread keeps one for the last key.
struct ThreadContext {
  EVP_MAC* algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  EVP_MAC_CTX* context = EVP_MAC_CTX_new(algorithm);
  std::uint64_t serial = 0;
  ~ThreadContext() {
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(algorithm);
  }
};

}  // namespace

KeyedHash::KeyedHash(std::string_view key) : serial_(next_serial()) {
  if (key.size() <= key_.size()) {
    std::memcpy(key_.data(), key.data(), key.size());
    size_ = key.size();
    return;
  }
  // HMAC replaces a key longer than its block by the key's hash; doing it here gives the same MAC.
  unsigned length = 0;
  EVP_Digest(key.data(), key.size(), key_.data(), &length, EVP_sha256(), nullptr);
  size_ = length;
}

KeyedHash KeyedHash::random() {
  std::array<unsigned char, 32> key;
  // The system's own: libcrypto's generator takes a millisecond to start.
  if (::getrandom(key.data(), key.size(), 0) != static_cast<ssize_t>(key.size())) RAND_bytes(key.data(), key.size());
  KeyedHash hash(std::string_view(reinterpret_cast<const char*>(key.data()), key.size()));
  OPENSSL_cleanse(key.data(), key.size());
  return hash;
}

KeyedHash::KeyedHash(KeyedHash&& other) noexcept : key_(other.key_), size_(other.size_), serial_(other.serial_) {
  OPENSSL_cleanse(other.key_.data(), other.key_.size());
}

KeyedHash::~KeyedHash() {
  OPENSSL_cleanse(key_.data(), key_.size());
}

Mac KeyedHash::mac(std::string_view domain, std::string_view message) const {
  thread_local ThreadContext mine;
  if (mine.serial != serial_) {
    char digest[] = "SHA256";
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                               OSSL_PARAM_construct_end()};
    EVP_MAC_init(mine.context, key_.data(), size_, parameters);
    mine.serial = serial_;
  } else {
    EVP_MAC_init(mine.context, nullptr, 0, nullptr);
  }
  auto bytes = [](std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); };
  const unsigned char zero = 0;
  EVP_MAC_update(mine.context, bytes(domain), domain.size());
  EVP_MAC_update(mine.context, &zero, 1);
  EVP_MAC_update(mine.context, bytes(message), message.size());
  std::array<unsigned char, 32> full;
  std::size_t length = 0;
  EVP_MAC_final(mine.context, full.data(), &length, full.size());
  Mac mac;
  std::memcpy(mac.data(), full.data(), mac.size());
  return mac;
}

}  // namespace rummage
