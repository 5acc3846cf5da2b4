#include <array>

#include "detectors/values/characters.h"
#include "detectors/values/glued.h"
#include "detectors/values/plain_shape.h"
#include "detectors/values/randomness.h"
#include "detectors/values/word_set.h"

namespace rummage::detectors {
namespace {

const WordSet& modes() {
  static const WordSet set(
      " debug info warn warning error fatal trace critical notice production prod development dev staging stage test "
      "testing "
      "local ci basic bearer digest oauth oauth2 oidc saml ldap jwt none auto always never ifnotpresent on-demand tcp "
      "udp http "
      "https grpc tls ssl plain plaintext scram-sha-256 scram-sha-512 md5 sha1 sha256 sha512 hs256 hs384 hs512 rs256 "
      "rs384 "
      "rs512 es256 es384 aes aes256 rsa ecdsa ed25519 json yaml text xml csv gzip utf-8 utf8 ascii base64 hex enabled "
      "disabled enable disable active inactive allow deny read write readonly readwrite opaque generic default "
      "standard "
      "primary replica master slave leader follower standalone cluster disable require prefer verify-ca verify-full "
      "strict lax "
      "low medium high password client_credentials authorization_code refresh_token string integer number boolean "
      "array "
      "object ");
  return set;
}

bool separator(char c) {
  return std::string_view("-_./: ").find(c) != std::string_view::npos;
}

/// Letters with at most three digits at one end, and no more surprising than names are.
bool is_name_part(std::string_view part) {
  std::size_t begin = 0, end = part.size();
  while (begin < end && is_digit(part[begin])) ++begin;
  while (end > begin && is_digit(part[end - 1])) --end;
  if (part.size() - (end - begin) > 4) return false;
  std::string_view letters = part.substr(begin, end - begin);
  if (!all_of(letters, is_letter)) return part.size() <= 4;
  return letters.size() < 7 || letter_surprise(letters) < 5.2;
}

}  // namespace

bool is_mode_word(std::string_view value) {
  return value.size() <= 24 && modes().has(lowered(value));
}

bool is_region(std::string_view value) {
  static const WordSet areas(" us eu ap sa ca me af cn il mx europe asia australia northamerica southamerica africa ");
  static const WordSet sides(" north south east west central northeast southeast northwest southwest gov iso ");
  static const WordSet azure(
      " eastus eastus2 westus westus2 westus3 centralus northcentralus southcentralus northeurope westeurope uksouth "
      "ukwest "
      "francecentral germanywestcentral swedencentral norwayeast switzerlandnorth southeastasia eastasia japaneast "
      "japanwest "
      "australiaeast brazilsouth canadacentral canadaeast centralindia koreacentral southafricanorth uaenorth ");
  std::string flat = lowered(value);
  if (azure.has(flat)) return true;
  std::size_t parts = 0, sided = 0;
  for (std::string_view part : cut_words(flat, 6)) {
    std::string_view letters = part;
    while (!letters.empty() && is_digit(letters.back())) letters.remove_suffix(1);
    if (parts == 0 && !areas.has(letters)) return false;
    if (parts > 0 && sides.has(letters)) ++sided;
    if (parts > 0 && letters.size() > 1 && !sides.has(letters)) return false;
    ++parts;
  }
  return sided >= 1 && parts >= 2 && parts <= 4 &&
         flat.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

bool is_image(std::string_view value) {
  if (value.size() > 300) return false;
  std::size_t digest = value.find("@sha256:");
  if (digest != std::string_view::npos) return digest > 0 && value.size() >= digest + 8 + 64;
  std::size_t slash = value.rfind('/'), colon = value.rfind(':');
  if (slash == std::string_view::npos || colon == std::string_view::npos || colon < slash ||
      value.find("//") != std::string_view::npos)
    return false;
  bool name = all_of(value.substr(0, colon), [](char c) {
    return is_lower(c) || is_digit(c) || std::string_view("._-/:").find(c) != std::string_view::npos;
  });
  return name && is_letter(value[0]) &&
         all_of(value.substr(colon + 1), [](char c) { return is_word(c) || c == '.' || c == '-'; });
}

namespace {

/// `skydns-etcd`: two words in small letters, however odd. No generator of tokens writes so few letters.
bool is_word_pair(std::string_view value) {
  std::size_t dash = value.find('-');
  if (dash == std::string_view::npos || dash < 2 || value.size() > 20 || value.size() - dash < 3) return false;
  return all_of(value.substr(0, dash), is_lower) && all_of(value.substr(dash + 1), is_lower);
}

}  // namespace

bool is_identifier(std::string_view value) {
  if (is_word_pair(value)) return true;
  if (value.size() > 253 || value.empty() || looks_random(value, 10)) return false;
  if (!all_of(value, [](char c) { return is_alnum(c) || separator(c); }) || !(is_letter(value[0]) || value[0] == '_'))
    return false;
  std::size_t letters = 0;
  for (std::string_view part : cut_words(value, 64)) {
    if (!is_name_part(part)) return false;
    letters += part.size();
  }
  return letters >= 1;
}

namespace {

bool is_shouted_word(std::string_view value) {
  bool snake = value.find('_') != std::string_view::npos, kebab = value.find('-') != std::string_view::npos;
  if (value.size() < 5 || snake == kebab || !is_upper(value[0])) return false;
  bool form = all_of(value, [&](char c) { return is_upper(c) || (snake && is_digit(c)) || c == (snake ? '_' : '-'); });
  return form && is_identifier(value);
}

}  // namespace

bool is_shouted_name(std::string_view value) {
  // A list of them too: `PASSWORD_1,PASSWORD_2`.
  for (std::size_t comma = 0; comma != std::string_view::npos;) {
    comma = value.find(',');
    if (!is_shouted_word(value.substr(0, comma))) return false;
    if (comma != std::string_view::npos) value.remove_prefix(comma + 1);
  }
  return true;
}

bool is_sentence(std::string_view value) {
  if (value.find("-----BEGIN") != std::string_view::npos) return false;
  std::size_t words = 0, plain = 0;
  for (std::size_t begin = 0; begin < value.size() && words < 200;) {
    std::size_t blank = std::min(value.find_first_of(" \t\r\n", begin), value.size());
    std::string_view word = value.substr(begin, blank - begin);
    begin = blank + 1;
    if (word.empty()) continue;
    while (!word.empty() && std::string_view(".,;:!?()\"'`").find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    while (!word.empty() && std::string_view("(\"'`").find(word.front()) != std::string_view::npos)
      word.remove_prefix(1);
    ++words;
    plain += all_of(word,
                    [](char c) {
                      return is_letter(c) || c == '-' || c == '\'' || c == '/' || static_cast<unsigned char>(c) >= 0x80;
                    }) &&
             (word.size() < 8 || letter_surprise(word) < 5.4);
  }
  return words >= 3 && plain * 10 >= words * 8;
}

}  // namespace rummage::detectors
