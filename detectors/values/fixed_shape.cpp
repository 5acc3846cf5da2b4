#include "detectors/values/fixed_shape.h"

#include <array>

#include "detectors/values/characters.h"

namespace rummage::detectors {
namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

template <std::size_t N>
bool starts_with_one(std::string_view text, const std::array<std::string_view, N>& parts) {
  for (std::string_view part : parts) {
    if (text.starts_with(part)) return true;
  }
  return false;
}

template <std::size_t N>
bool holds_one(std::string_view text, const std::array<std::string_view, N>& parts) {
  for (std::string_view part : parts) {
    if (holds(text, part)) return true;
  }
  return false;
}

/// `vault:v1:...`, what Vault's transit engine gives.
bool is_transit(std::string_view value) {
  static constexpr std::string_view mark = "vault:v";
  return value.starts_with(mark) && value.size() > mark.size() + 2 && is_digit(value[mark.size()]);
}

/// Five dotted parts that begin with a JOSE header: a JWE in compact form (RFC 7516, section 3.1).
bool is_jwe(std::string_view value) {
  return value.starts_with("eyJ") && std::count(value.begin(), value.end(), '.') == 4;
}

}  // namespace

bool is_ciphertext(std::string_view value) {
  // SOPS, Jasypt, Spring Cloud Config, Ansible Vault, age, OpenPGP, AWS KMS (its blobs begin with these bytes).
  static constexpr std::array<std::string_view, 9> marks = {"ENC[",
                                                            "ENC(",
                                                            "{cipher}",
                                                            "$ANSIBLE_VAULT;",
                                                            "-----BEGIN AGE ENCRYPTED FILE",
                                                            "-----BEGIN PGP MESSAGE",
                                                            "AQICAH",
                                                            "age-encryption.org/",
                                                            "k8s:enc:"};
  return starts_with_one(value, marks) || is_transit(value) || is_jwe(value);
}

bool is_certificate(std::string_view value) {
  static constexpr std::array<std::string_view, 6> marks = {
      "-----BEGIN CERTIFICATE", "-----BEGIN TRUSTED CERTIFICATE", "-----BEGIN NEW CERTIFICATE",
      "-----BEGIN X509 CRL",    "-----BEGIN DH PARAMETERS",       "-----BEGIN PKCS7"};
  if (holds_one(value, marks)) return !holds(value, "PRIVATE KEY");
  return value.starts_with("LS0tLS1CRUdJTiBDRVJUSUZJQ0FUR");  // base64 of "-----BEGIN CERTIFICAT"
}

bool is_public_key(std::string_view value) {
  static constexpr std::array<std::string_view, 4> armor = {"-----BEGIN PUBLIC KEY", "-----BEGIN RSA PUBLIC KEY",
                                                            "-----BEGIN PGP PUBLIC KEY", "---- BEGIN SSH2 PUBLIC KEY"};
  static constexpr std::array<std::string_view, 6> openssh = {"ssh-rsa AAAA",   "ssh-ed25519 AAAA", "ssh-dss AAAA",
                                                              "ecdsa-sha2-nis", "sk-ssh-ed25519",   "sk-ecdsa-sha2"};
  static constexpr std::array<std::string_view, 2> encoded = {"LS0tLS1CRUdJTiBQVUJMSUMg", "LS0tLS1CRUdJTiBSU0EgUFVC"};
  if (holds(value, "PRIVATE KEY")) return false;
  if (holds_one(value, armor) || holds_one(value, openssh) || starts_with_one(value, encoded)) return true;
  return value.size() == 62 && value.starts_with("age1");
}

bool is_hollow_armor(std::string_view value) {
  static constexpr std::string_view open = "-----BEGIN ";
  std::size_t begin = value.find(open);
  if (begin == std::string_view::npos) return false;
  std::size_t body = value.find("-----", begin + open.size()), end = value.find("-----END", begin);
  if (body == std::string_view::npos || end == std::string_view::npos || end < body + 5) return false;
  std::string_view inner = value.substr(body + 5, end - body - 5);
  return std::count_if(inner.begin(), inner.end(), is_alnum) < 40;
}

namespace {

/// "aabbccddeeff0011": every character twice.
bool is_doubled(std::string_view value) {
  if (value.size() < 12 || value.size() % 2 != 0) return false;
  for (std::size_t at = 0; at < value.size(); at += 2)
    if (value[at] != value[at + 1]) return false;
  return true;
}

}  // namespace

bool is_repeated(std::string_view value) {
  if (value.size() < 4) return false;
  if (is_doubled(value)) return true;
  std::size_t same = 0, next = 0, pair = 0;
  for (std::size_t at = 1; at < value.size(); ++at) {
    same += value[at] == value[at - 1];
    next += value[at] == value[at - 1] + 1 || (value[at] == '0' && value[at - 1] == '9') ||
            (value[at] == 'a' && (value[at - 1] == '9' || value[at - 1] == '0'));
    pair += at >= 2 && value[at] == value[at - 2];
  }
  std::size_t steps = value.size() - 1;
  if (same == steps || (value.size() >= 8 && same * 10 >= steps * 8)) return true;
  if (value.size() >= 8 && pair == value.size() - 2) return true;
  return value.size() >= 8 && next * 10 >= steps * 9 && !(value.size() < 12 && all_of(value, is_digit));
}

Why fixed_shape(std::string_view value) {
  if (value.empty()) return Why::empty;
  if (is_ciphertext(value)) return Why::ciphertext;
  if (is_certificate(value)) return Why::public_certificate;
  if (is_public_key(value)) return Why::public_key;
  if (is_reference(value)) return Why::reference;
  if (is_marked_placeholder(value) || is_hollow_armor(value)) return Why::placeholder;
  return is_repeated(value) ? Why::repeated : Why::none;
}

Why spelled_shape(std::string_view value) {
  if (holds(value, "EXAMPLE") && value.size() <= 256) return Why::example;
  return is_spelled_placeholder(value) ? Why::placeholder : Why::none;
}

}  // namespace rummage::detectors
