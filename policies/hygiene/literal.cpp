#include "policies/hygiene/literal.h"

#include <algorithm>
#include <array>
#include <string>

#include "ciphertext/value.h"

namespace rummage::policies::hygiene {
namespace {

constexpr std::array<std::string_view, 21> plain_keys{
    "username", "user", "host",   "hostname", "port",   "database", "dbname", "db",      "region", "namespace", "name",
    "email",    "type", "bucket", "server",   "issuer", "level",    "mode",   "project", "schema", "enabled"};

// Last words of names of what a Secret often holds beside its credential.
constexpr std::array<std::string_view, 10> plain_words{"endpoint", "insecure", "buckets", "hosts",   "ports",
                                                       "verify",   "style",    "topic",   "timeout", "version"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool is_filled_in_later(std::string_view value) {
  return has(value, "{{") || has(value, "${") || has(value, "$(") || has(value, "<%") || value.starts_with("ref+") ||
         value.starts_with("vault:") || value.starts_with("AVP") || (value.starts_with('<') && value.ends_with('>'));
}

// "testpassword", "my_api_token": nothing but words for what should stand there.
bool names_itself(std::string_view value) {
  static constexpr std::array<std::string_view, 20> words{
      "passwords", "password", "passwd", "pass",    "secret", "token", "apikey", "api", "access", "key",
      "value",     "default",  "test",   "testing", "demo",   "some",  "your",   "the", "sample", "my"};
  while (!value.empty()) {
    const bool separator = value.front() == '-' || value.front() == '_' || value.front() == ' ';
    const auto word =
        std::find_if(words.begin(), words.end(), [&](std::string_view w) { return value.starts_with(w); });
    if (!separator && word == words.end()) return false;
    value.remove_prefix(separator ? 1 : word->size());
  }
  return true;
}

bool is_placeholder(std::string_view value) {
  const std::string text = lower(value);
  if (names_itself(text) || text.starts_with("your")) return true;
  for (std::string_view word :
       {"changeme", "change-me", "change_me", "replaceme", "replace-me", "replace_me", "placeholder", "todo", "xxxx",
        "your-", "your_", "redacted", "example", "dummy", "****", "to-be-"})
    if (has(text, word)) return true;
  return text == "null" || text == "none" || text == "true" || text == "false";
}

// An address says where, not with what; a password or a query says more.
bool is_plain_address(std::string_view value) {
  const std::size_t scheme = value.find("://"), at = value.rfind('@');
  if (scheme == std::string_view::npos || has(value, " ") || has(value, "\n") || has(value, "?")) return false;
  if (at == std::string_view::npos || at < scheme) return true;
  const std::string_view user = value.substr(scheme + 3, at - scheme - 3);
  const std::size_t colon = user.find(':');
  return colon == std::string_view::npos ? !value.starts_with("http") : colon + 1 == user.size();
}

bool is_number(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

}  // namespace

bool is_plain_name(std::string_view name) {
  const std::string text = lower(name);
  std::size_t begin = text.size();
  while (begin > 0 && text[begin - 1] >= 'a' && text[begin - 1] <= 'z') --begin;
  const std::string_view last = std::string_view(text).substr(begin);
  return std::find(plain_keys.begin(), plain_keys.end(), last) != plain_keys.end() ||
         std::find(plain_words.begin(), plain_words.end(), last) != plain_words.end();
}

bool is_literal(std::string_view key, std::string_view value) {
  while (!value.empty() && (value.back() == '\n' || value.back() == ' ')) value.remove_suffix(1);
  if (value.empty() || is_number(value) || key == "ca.crt" || is_plain_name(key)) return false;
  if (value.starts_with("-----BEGIN CERTIFICATE-----") && !has(value, "PRIVATE KEY")) return false;
  return !is_filled_in_later(value) && !is_plain_address(value) && !is_placeholder(value) &&
         !ciphertext::scheme_of_value(value);
}

}  // namespace rummage::policies::hygiene
