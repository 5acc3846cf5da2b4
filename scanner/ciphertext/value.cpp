#include "ciphertext/value.h"

#include <array>

namespace rummage::ciphertext {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// ENC[AES256_GCM,data:...,iv:...,tag:...,type:str]; the data may be empty only with iv and tag there.
bool is_sops_value(std::string_view value) {
  if (!value.starts_with("ENC[") || !value.ends_with("]")) return false;
  const std::string_view inner = value.substr(4, value.size() - 5);
  return inner.find("data:") != std::string_view::npos && inner.find(",iv:") != std::string_view::npos &&
         inner.find(",tag:") != std::string_view::npos && inner.find('\n') == std::string_view::npos;
}

bool is_armored(std::string_view value, std::string_view begin, std::string_view end) {
  return value.starts_with(begin) && value.ends_with(end);
}

}  // namespace

const char* name(Scheme scheme) {
  constexpr std::array<const char*, 6> names{"SOPS", "SealedSecret", "age", "PGP", "ansible-vault", "git-crypt"};
  return names[static_cast<std::size_t>(scheme)];
}

std::optional<Scheme> scheme_of_value(std::string_view value) {
  const std::string_view text = trim(value);
  if (is_sops_value(text)) return Scheme::sops;
  if (text.starts_with("$ANSIBLE_VAULT;")) return Scheme::ansible_vault;
  if (is_armored(text, "-----BEGIN AGE ENCRYPTED FILE-----", "-----END AGE ENCRYPTED FILE-----")) return Scheme::age;
  if (is_armored(text, "-----BEGIN PGP MESSAGE-----", "-----END PGP MESSAGE-----")) return Scheme::pgp;
  return std::nullopt;
}

std::optional<Scheme> scheme_of_file(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\0GITCRYPT\0"sv)) return Scheme::git_crypt;
  if (bytes.starts_with("age-encryption.org/v1\n")) return Scheme::age;
  return scheme_of_value(bytes);
}

}  // namespace rummage::ciphertext
