#include "detectors/structures/pem.h"

#include <algorithm>

#include "detectors/base64.h"
#include "detectors/values/characters.h"

namespace rummage::detectors {
namespace {

constexpr std::string_view tail = "PRIVATE KEY-----", opening = "-----BEGIN ", closing = "-----END ";
constexpr std::size_t max_body = 32 * 1024, max_label = 40, least_body = 32;

bool is_digit64(char c) {
  return is_alnum(c) || c == '+' || c == '/' || c == '=';
}

// Where `\n` and kin of a string literal end; `at` itself when none stands there.
std::size_t after_escape(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] == '\\') ++end;
  if (end == at) return at;
  return end < text.size() && (text[end] == 'n' || text[end] == 'r' || text[end] == 't') ? end + 1 : end;
}

// What may stand between the lines of a body: blanks, breaks, quotes and joints of literals, marks of comments.
bool is_joint(char c) {
  return is_blank(c) || c == '"' || c == '\'' || c == ',' || c == '#' || c == '*' || c == '|' || c == '>' || c == ';' ||
         c == '.' || c == '-';
}

struct Body {
  std::string digits;
  std::size_t end = 0;
  std::size_t lines = 0;  ///< unbroken stretches of digits
  bool encrypted = false, closed = false;
};

// "Proc-Type: 4,ENCRYPTED" and "DEK-Info: ..." of RFC 1421: from the name to the end of the line, real or escaped.
std::size_t skip_header(std::string_view text, std::size_t at, Body& body) {
  for (std::string_view name : {"Proc-Type:", "DEK-Info:", "Comment:"}) {
    if (!text.substr(at).starts_with(name)) continue;
    std::size_t end = std::min(text.find('\n', at), text.find("\\n", at));
    end = std::min(end, text.size());
    if (text.substr(at, end - at).find("ENCRYPTED") != text.npos || name == "DEK-Info:") body.encrypted = true;
    return end;
  }
  return at;
}

Body read_body(std::string_view text, std::size_t at) {
  Body body;
  std::size_t limit = std::min(text.size(), at + max_body);
  while (at < limit) {
    if (text.substr(at).starts_with(closing)) {
      body.closed = true;
      break;
    }
    // "..." in the middle: an illustration.
    if (text.substr(at, 3) == "...") return {};
    std::size_t after = skip_header(text, at, body);
    if (after == at) after = after_escape(text, at);
    if (after == at && is_digit64(text[at]))
      body.lines += body.end != at, body.digits += text[at], ++after, body.end = after;
    else if (after == at && is_joint(text[at]))
      ++after;
    if (after == at) break;
    at = after;
  }
  if (body.closed) {
    std::size_t dashes = text.find("-----", at + closing.size());
    body.end = dashes != text.npos && dashes - at < 60 ? dashes + 5 : at + closing.size();
  }
  return body;
}

// An outer SEQUENCE of DER that ends where the bytes end (X.690: long form of the length).
bool is_der(std::string_view bytes) {
  if (bytes.size() < 8 || bytes[0] != 0x30) return false;
  auto first = static_cast<unsigned char>(bytes[1]);
  if (first < 0x80) return bytes.size() == first + 2u;
  std::size_t count = first & 0x7f, length = 0;
  if (count == 0 || count > 3) return false;
  for (std::size_t i = 0; i < count; ++i) length = length << 8 | static_cast<unsigned char>(bytes[2 + i]);
  return bytes.size() == 2 + count + length;
}

constexpr std::string_view openssh("openssh-key-v1\0", 15);

// The name of the cipher follows the magic words, its length before it (PROTOCOL.key of OpenSSH).
bool openssh_encrypted(std::string_view bytes) {
  return bytes.substr(openssh.size(), 8) != std::string_view("\0\0\0\4none", 8);
}

// A pasted "..." or one repeated letter is no key.
bool is_filler(std::string_view digits) {
  std::string seen;
  for (char c : digits.substr(0, 200))
    if (seen.find(c) == seen.npos) seen += c;
  return seen.size() < 12;
}

// What does not decode (padding in the middle) is known by its digits.
std::string material_of(std::string_view digits) {
  std::string_view whole = digits;
  while (digits.ends_with('=')) digits.remove_suffix(1);
  if (digits.size() % 4 == 1) digits.remove_suffix(1);
  auto bytes = base64_decoded(digits);
  return bytes ? std::move(*bytes) : std::string(whole);
}

}  // namespace

std::optional<PemKey> read_pem(std::string_view text, std::size_t at) {
  std::size_t from = at > max_label ? at - max_label : 0;
  std::size_t begin = text.substr(0, at).rfind(opening);
  if (begin == text.npos || begin < from || !text.substr(at).starts_with(tail)) return std::nullopt;
  PemKey key;
  key.begin = begin;
  key.label = std::string(text.substr(begin + opening.size(), at - begin - opening.size())) + "PRIVATE KEY";
  if (!all_of(key.label, [](char c) { return is_upper(c) || is_digit(c) || c == ' '; })) return std::nullopt;
  Body body = read_body(text, at + tail.size());
  if (body.digits.size() < least_body || body.digits.size() < 20 * body.lines || is_filler(body.digits))
    return std::nullopt;
  key.end = body.end, key.closed = body.closed;
  key.material = material_of(body.digits);
  bool ssh = key.material.starts_with(openssh);
  key.encrypted = body.encrypted || key.label.starts_with("ENCRYPTED") || (ssh && openssh_encrypted(key.material));
  // What RFC 1421 encrypts is no DER any more.
  key.proven = key.closed && (ssh || is_der(key.material) || body.encrypted);
  return key;
}

std::optional<PemKey> find_pem(std::string_view text) {
  for (std::size_t at = text.find(tail); at != text.npos; at = text.find(tail, at + 1))
    if (auto key = read_pem(text, at)) return key;
  return std::nullopt;
}

}  // namespace rummage::detectors
