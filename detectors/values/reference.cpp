#include <array>

#include "detectors/values/characters.h"
#include "detectors/values/fixed_shape.h"
#include "detectors/values/plain_shape.h"
#include "detectors/values/randomness.h"

namespace rummage::detectors {
namespace {

/// Openings of the addresses that secret managers and loaders of configuration use, in small letters.
constexpr std::array<std::string_view, 46> openings = {
    "vault:",
    "vault://",
    "ref+",
    "<path:",
    "!ref",
    "!sub",
    "!vault",
    "arn:",
    "op://",
    "secret://",
    "secrets://",
    "keyvault:",
    "akv://",
    "ssm:",
    "awssm:",
    "awssm://",
    "aws-sm:",
    "gcpsm:",
    "gcp-sm:",
    "sm://",
    "env:",
    "env://",
    "file:",
    "secretref:",
    "secretkeyref:",
    "doppler:",
    "akeyless:",
    "bao:",
    "@microsoft.keyvault(",
    "@file:",
    "conjur:",
    "secretsmanager:",
    "awskms:",
    "gcpkms:",
    "azurekms:",
    "consul:",
    "k8s:",
    "kms:",
    "sops://",
    "os.environ",
    "process.env",
    "os.getenv",
    "system.getenv(",
    "env(",
    "getenv(",
    "secrets.",
};

/// `projects/P/secrets/S[/versions/V]` (Google), `secret/data/app#key` (Vault).
bool is_manager_path(std::string_view value) {
  if (value.starts_with("projects/") && value.find("/secrets/") != std::string_view::npos) return true;
  bool opens = value.starts_with("secret/") || value.starts_with("secrets/") || value.starts_with("kv/");
  std::size_t mark = value.find('#');
  if (!opens && (mark == std::string_view::npos || value.substr(0, mark).find('/') == std::string_view::npos))
    return false;
  return all_of(value,
                [](char c) { return is_word(c) || std::string_view("-./#").find(c) != std::string_view::npos; }) &&
         !looks_random(value.substr(value.rfind('/') + 1));
}

/// Bytes of a name at the front that a programmer would write: letters first, nothing random.
std::size_t name_size(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && (is_word(text[size]) || text[size] == '$')) ++size;
  if (size == 0 || is_digit(text[0]) || looks_random(text.substr(0, size), 8)) return 0;
  return size;
}

/// What links names: `.`, `->`, `::`, `?.`, `!.`.
std::size_t link_size(std::string_view text) {
  for (std::string_view link : {"->", "::", "?.", "!.", "."}) {
    if (text.starts_with(link)) return link.size();
  }
  return 0;
}

/// `(...)` or `[...]` at the front, up to the closing bracket that matches. An unclosed one runs to the end: values are
/// often cut at a blank or a comma.
std::size_t call_size(std::string_view text) {
  if (text.empty() || (text[0] != '(' && text[0] != '[')) return 0;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(' || text[at] == '[') ++depth;
    if ((text[at] == ')' || text[at] == ']') && --depth == 0) return at + 1;
  }
  return text.size();
}

struct Expression {
  bool valid = false;
  bool calls = false;  ///< holds a call, an index or a link other than a dot
};

/// `config.password`, `self.token`, `os.environ["X"]`, `getToken()`, `creds->secret`, `new Secret(x)`.
Expression read_expression(std::string_view value) {
  for (std::string_view word : {"new ", "await ", "&", "*", "!", ":"}) {
    if (value.starts_with(word)) value = trimmed(value.substr(word.size()));
  }
  std::size_t dots = 0, at = 0;
  bool calls = false;
  while (at < value.size()) {
    std::size_t size = name_size(value.substr(at));
    if (size == 0) return {};
    at += size;
    while (std::size_t call = call_size(value.substr(at))) at += call, calls = true;
    if (at == value.size()) return {calls || dots > 0, calls};
    std::size_t link = link_size(value.substr(at));
    const bool ends = value.substr(at) == ";" || value.substr(at).starts_with(" = ");  // `Optional[str] = None`
    if (link == 0) return {ends && (calls || dots > 0), calls};
    calls |= value[at] != '.';
    at += link, ++dots;
  }
  return {};
}

/// `signing-key:passphrase`: the name of what holds credentials, and of one in it.
bool is_entry_of_store(std::string_view value) {
  const std::size_t colon = value.find(':');
  if (colon == std::string_view::npos || value.find('-') >= colon) return false;
  return is_identifier(value.substr(0, colon)) && is_spelled_placeholder(value.substr(colon + 1));
}

}  // namespace

bool is_reference(std::string_view value) {
  if (value.size() > 1024) return false;
  std::string head = lowered(value.substr(0, 24));
  for (std::string_view opening : openings) {
    if (!opening.empty() && head.starts_with(opening)) return true;
  }
  return is_manager_path(value) || is_entry_of_store(value);
}

bool is_call(std::string_view value) {
  Expression found = value.size() <= 1024 ? read_expression(value) : Expression();
  return found.valid && found.calls;
}

bool is_member(std::string_view value) {
  Expression found = value.size() <= 1024 ? read_expression(value) : Expression();
  return found.valid && !found.calls;
}

}  // namespace rummage::detectors
