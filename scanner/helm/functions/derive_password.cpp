#include "helm/functions/derive_password.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <span>

namespace rummage::helm {
namespace {

constexpr std::string_view salt_prefix = "com.lyndir.masterpassword";
constexpr std::size_t key_bytes = 64;
constexpr std::uint64_t scrypt_n = 32768, scrypt_r = 8, scrypt_p = 2, scrypt_memory = 128u << 20;

constexpr std::string_view maximum[] = {"anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"};
constexpr std::string_view longs[] = {
    "CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv", "CvccCvcvCvcvno",
    "CvcvnoCvccCvcv", "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc", "CvcvCvcvnoCvcc", "CvcvCvcvCvccno",
    "CvccnoCvccCvcv", "CvccCvccnoCvcv", "CvccCvccCvcvno", "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno",
    "CvccnoCvcvCvcc", "CvccCvcvnoCvcc", "CvccCvcvCvccno"};
constexpr std::string_view medium[] = {"CvcnoCvc", "CvcCvcno"};
constexpr std::string_view shorts[] = {"Cvcn"};
constexpr std::string_view basic[] = {"aaanaaan", "aannaaan", "aaannaaa"};
constexpr std::string_view pin[] = {"nnnn"};

struct Form {
  std::string_view type;
  std::span<const std::string_view> shapes;
};
constexpr Form forms[] = {{"maximum", maximum}, {"long", longs},  {"medium", medium},
                          {"short", shorts},    {"basic", basic}, {"pin", pin}};

struct Class {
  char name;
  std::string_view characters;
};
constexpr Class classes[] = {
    {'V', "AEIOU"},
    {'C', "BCDFGHJKLMNPQRSTVWXYZ"},
    {'v', "aeiou"},
    {'c', "bcdfghjklmnpqrstvwxyz"},
    {'A', "AEIOUBCDFGHJKLMNPQRSTVWXYZ"},
    {'a', "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz"},
    {'n', "0123456789"},
    {'o', "@&%?,=[]_:-+*$#!'^~;()/."},
    {'x', "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()"},
};

std::string big_endian(std::uint64_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
  return out;
}

std::string_view characters(char name) {
  for (const Class& each : classes)
    if (each.name == name) return each.characters;
  return {};
}

std::string filled(std::span<const std::string_view> shapes, std::span<const unsigned char> seed) {
  const std::string_view shape = shapes[seed[0] % shapes.size()];
  std::string out;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const std::string_view from = characters(shape[i]);
    out += from[seed[i + 1] % from.size()];
  }
  return out;
}

}  // namespace

std::string derive_password(const PasswordRecipe& recipe) {
  std::span<const std::string_view> shapes;
  for (const Form& form : forms)
    if (form.type == recipe.type) shapes = form.shapes;
  if (shapes.empty()) return "cannot find password template " + std::string(recipe.type);
  const std::string salt = std::string(salt_prefix) + big_endian(recipe.user.size()) + std::string(recipe.user);
  std::array<unsigned char, key_bytes> key{};
  const auto bytes = [](std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); };
  if (EVP_PBE_scrypt(recipe.password.data(), recipe.password.size(), bytes(salt), salt.size(), scrypt_n, scrypt_r,
                     scrypt_p, scrypt_memory, key.data(), key.size()) != 1)
    return "failed to derive password: scrypt is not available";
  const std::string message =
      std::string(salt_prefix) + big_endian(recipe.site.size()) + std::string(recipe.site) + big_endian(recipe.counter);
  std::array<unsigned char, EVP_MAX_MD_SIZE> seed{};
  unsigned size = 0;
  HMAC(EVP_sha256(), key.data(), key_bytes, bytes(message), message.size(), seed.data(), &size);
  return filled(shapes, seed);
}

}  // namespace rummage::helm
