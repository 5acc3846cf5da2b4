#include "detectors/values/key.h"

#include <algorithm>
#include <array>
#include <optional>

#include "detectors/values/characters.h"
#include "detectors/values/glued.h"
#include "detectors/values/key_table.h"

namespace rummage::detectors {
namespace {

constexpr std::size_t max_words = 64;
constexpr std::size_t max_bytes = 200;  // of a key, from its end, where the word that decides stands

/// Without the digits at its end, unless they are half of it ("s3").
std::string_view without_number(std::string_view word) {
  std::size_t size = word.size();
  while (size > 0 && is_digit(word[size - 1])) --size;
  return size >= 2 || size == 0 ? word.substr(0, size) : word;
}

/// "acmepassword": a known noun of five letters or more behind an unknown name.
std::vector<std::string> cut_behind(const std::string& word) {
  static constexpr std::array nouns = {"password", "passwd",    "passphrase", "secret",     "token",
                                       "apikey",   "secretkey", "accesskey",  "privatekey", "credentials"};
  for (std::string_view last : nouns) {
    if (word.size() < last.size() + 3 || !word.ends_with(last)) continue;
    std::vector<std::string> parts = unglued(last, may_be_glued);
    parts.insert(parts.begin(), word.substr(0, word.size() - last.size()));
    return parts;
  }
  return {word};
}

void add_word(std::vector<std::string>& words, std::string_view written) {
  std::string word = lowered(without_number(written));
  if (word.empty()) return;
  std::vector<std::string> parts;
  if (noun(word) || is_qualifier(word)) parts = {word};
  if (parts.empty()) parts = unglued(word, may_be_glued);
  if (parts.empty()) parts = cut_behind(word);
  for (std::string& part : parts) {
    if (words.size() < max_words) words.push_back(std::move(part));
  }
}

bool has(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What a word earlier in the key says whatever the last one is.
std::optional<Why> spoken_against(const std::vector<std::string>& words) {
  if (has(words, "existing")) return Why::identifier;
  for (std::string_view word : {"min", "max", "minimum", "maximum"}) {
    if (has(words, word)) return Why::number;
  }
  for (std::string_view word : {"encrypted", "sealed"}) {
    if (has(words, word)) return Why::ciphertext;
  }
  if (has(words, "hashed")) return Why::hash;
  for (std::string_view word : {"checksum", "digest", "fingerprint", "thumbprint", "sha"}) {
    if (has(words, word)) return Why::checksum;
  }
  return std::nullopt;
}

KeyReading read_compound_key(const std::vector<std::string>& words, std::size_t at) {
  if (at == 0) return {};
  auto found = key_after(words[at - 1]);
  // passwordSecretKey, tokenSecretKey: the key in a Secret at which the password stands.
  bool names_entry = words[at - 1] == "secret" && at >= 2 && noun(words[at - 2]) && words[at - 2] != "access";
  if (names_entry) return {KeyKind::against, Why::identifier};
  if (!found) return {KeyKind::neutral, Why::none, false, true};
  return {found->kind, found->why, words[at - 1] != "secret", false};
}

KeyReading read_from(const std::vector<std::string>& words, std::size_t at) {
  const std::string& word = words[at];
  if (word == "key" || word == "keys") return read_compound_key(words, at);
  auto found = noun(word);
  if (!found) return {};
  KeyReading reading{found->kind, found->why};
  if (reading.speaks()) reading.qualified = at > 0 && makes_qualified(words[at - 1]);
  if (word == "id" && at > 0 && words[at - 1] == "secret") reading = {KeyKind::secret, Why::none};
  return reading;
}

/// The last word that is no qualifier.
std::size_t head_of(const std::vector<std::string>& words) {
  std::size_t at = words.size() - 1;
  while (at > 0 && is_qualifier(words[at])) --at;
  return at;
}

}  // namespace

std::vector<std::string> key_words(std::string_view key) {
  std::vector<std::string> words;
  if (key.size() > max_bytes) key.remove_prefix(key.size() - max_bytes);
  for (std::string_view word : cut_words(key, max_words)) add_word(words, word);
  return words;
}

KeyReading read_key(std::string_view key) {
  std::vector<std::string> words = key_words(key);
  if (words.empty()) return {};
  if (auto why = spoken_against(words)) return {KeyKind::against, *why};
  if (has(words, "connection") && (words.back() == "string" || words.back() == "str")) return {KeyKind::connection};
  std::size_t head = head_of(words);
  bool known = noun(words[head]) || words[head] == "key" || words[head] == "keys";
  if (known) return read_from(words, head);
  // An unknown name behind a credential: "password_grafana", "token-for-ci".
  for (std::size_t at = head; at-- > 0;) {
    KeyReading reading = read_from(words, at);
    // As weak as a token: a word under "password_connector" is no password.
    if (reading.kind == KeyKind::password) reading.kind = KeyKind::token;
    if (reading.kind == KeyKind::token || reading.kind == KeyKind::api_key) return reading;
    if (reading.kind == KeyKind::secret) return {KeyKind::neutral, Why::none, false, true};
    if (noun(words[at])) break;
  }
  return {KeyKind::neutral, Why::none, false, words[head] == "auth"};
}

}  // namespace rummage::detectors
