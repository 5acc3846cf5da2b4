#include <openssl/evp.h>

#include <array>
#include <cstdint>

#include "helm/functions/derive_password.h"
#include "helm/functions/families.h"
#include "helm/functions/texts.h"

namespace rummage::helm::families {
namespace {

constexpr std::size_t longest_bcrypt_password = 72;
constexpr std::size_t bcrypt_digits = 53;

std::string hex(std::span<const unsigned char> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : bytes) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

Result<Value> digest(const Call& call, const EVP_MD* kind) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
  unsigned size = 0;
  const std::string_view text = call.view(0);
  if (EVP_Digest(text.data(), text.size(), sum.data(), &size, kind, nullptr) != 1)
    return failure("the digest is not available");
  return call.derived(hex(std::span(sum).first(size)));
}

Result<Value> sha1sum(const Call& call) {
  return digest(call, EVP_sha1());
}

Result<Value> sha256sum(const Call& call) {
  return digest(call, EVP_sha256());
}

Result<Value> sha512sum(const Call& call) {
  return digest(call, EVP_sha512());
}

// RFC 1950.
Result<Value> adler32sum(const Call& call) {
  constexpr std::uint32_t modulus = 65521;
  std::uint32_t low = 1, high = 0;
  for (const char c : call.view(0)) {
    low = (low + static_cast<unsigned char>(c)) % modulus;
    high = (high + low) % modulus;
  }
  return call.derived(std::to_string(high << 16 | low));
}

// Text of the form that bcrypt gives; the real one is salted and never the same twice.
Value bcrypt_like(const Call& call, const Value& password) {
  if (password.view().size() > longest_bcrypt_password)
    return call.derived("failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes");
  constexpr std::string_view digits = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::string out = "$2a$10$";
  std::uint64_t state = call.run.seed ^ (call.run.steps * 0x9E3779B97F4A7C15U);
  for (std::size_t i = 0; i < bcrypt_digits; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    out += digits[state >> 58];
  }
  return call.derived(out, {&password, 1});
}

Result<Value> bcrypt(const Call& call) {
  return bcrypt_like(call, call[0]);
}

Result<Value> htpasswd(const Call& call) {
  const sources::Text& user = call[0].text();
  if (user.view().find(':') != std::string_view::npos) return Joiner(call).add("invalid username: ").add(user).finish();
  return Joiner(call).add(user).add(":").add(bcrypt_like(call, call[1]).text()).finish();
}

// derivePassword COUNTER TYPE PASSWORD USER SITE
Result<Value> derived_password(const Call& call) {
  constexpr std::uint64_t steps = 1'000'000;  // it takes a fifth of a second
  const std::int64_t counter = call[0].as_int();
  if (counter < 0 || counter > 0xFFFFFFFF) return failure("the counter of derivePassword overflows uint32");
  if (!call.run.step(steps)) return too_long();
  const auto made =
      derive_password({static_cast<std::uint32_t>(counter), call.view(1), call.view(2), call.view(3), call.view(4)});
  return call.derived(made);
}

constexpr FunctionRow rows[] = {
    {"sha1sum", "s", sha1sum, Flow::lossy},
    {"sha256sum", "s", sha256sum, Flow::lossy},
    {"sha512sum", "s", sha512sum, Flow::lossy},
    {"adler32sum", "s", adler32sum, Flow::lossy},
    {"bcrypt", "s", bcrypt, Flow::generated},
    {"htpasswd", "ss", htpasswd, Flow::generated},
    {"derivePassword", "issss", derived_password, Flow::lossy},
};

}  // namespace

Family digests() {
  return rows;
}

}  // namespace rummage::helm::families
