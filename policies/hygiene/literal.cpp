#include "policies/hygiene/literal.h"

#include <algorithm>
#include <array>
#include <string>

#include "ciphertext/value.h"

namespace rummage::policies::hygiene {
namespace {

constexpr std::array<std::string_view, 22> plain_keys{
    "username", "user",      "host", "hostname", "port",   "database", "dbname", "db",
    "region",   "namespace", "name", "email",    "type",   "bucket",   "ca.crt", "server",
    "issuer",   "level",     "mode", "project",  "schema", "enabled"};

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

bool is_placeholder(std::string_view value) {
  const std::string text = lower(value);
  for (std::string_view word :
       {"changeme", "change-me", "change_me", "replaceme", "replace-me", "replace_me", "placeholder", "todo", "xxxx",
        "your-", "your_", "redacted", "example", "dummy", "****", "to-be-"})
    if (has(text, word)) return true;
  return text == "null" || text == "none" || text == "true" || text == "false";
}

// An address says where, not with what; a user part or a query may hold more.
bool is_plain_address(std::string_view value) {
  const bool address = has(value, "://") && !has(value, " ") && !has(value, "\n");
  return address && !has(value, "@") && !has(value, "?");
}

bool is_number(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

}  // namespace

bool is_literal(std::string_view key, std::string_view value) {
  while (!value.empty() && (value.back() == '\n' || value.back() == ' ')) value.remove_suffix(1);
  const std::string plain = lower(key);
  if (value.empty() || is_number(value) || std::find(plain_keys.begin(), plain_keys.end(), plain) != plain_keys.end())
    return false;
  if (value.starts_with("-----BEGIN CERTIFICATE-----") && !has(value, "PRIVATE KEY")) return false;
  return !is_filled_in_later(value) && !is_plain_address(value) && !is_placeholder(value) &&
         !ciphertext::scheme_of_value(value);
}

}  // namespace rummage::policies::hygiene
