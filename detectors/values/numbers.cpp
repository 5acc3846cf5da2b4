#include <array>

#include "detectors/values/characters.h"
#include "detectors/values/plain_shape.h"
#include "detectors/values/word_set.h"

namespace rummage::detectors {
namespace {

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

bool is_date(std::string_view v) {
  if (v.size() < 10 || digits_at(v, 0) != 4 || v[4] != '-' || digits_at(v, 5) != 2 || v[7] != '-') return false;
  if (digits_at(v, 8) != 2) return false;
  return all_of(v.substr(10),
                [](char c) { return is_digit(c) || std::string_view(":.+-TZ ").find(c) != std::string_view::npos; });
}

bool is_unit_of_time(std::string_view unit) {
  static const WordSet units(
      " ns us ms s sec secs m min mins h hr hrs d w y M second seconds minute minutes hour hours day days week "
      "weeks month months year years ");
  return units.has(unit);
}

/// `1h30m`, `30 s`.
bool is_quantity_of_time(std::string_view v) {
  std::size_t at = 0, parts = 0;
  while (at < v.size()) {
    std::size_t digits = digits_at(v, at);
    if (digits == 0 || digits > 9) return false;
    at += digits;
    if (at < v.size() && v[at] == '.') at += 1 + digits_at(v, at + 1);
    while (at < v.size() && v[at] == ' ') ++at;
    std::size_t begin = at;
    while (at < v.size() && is_letter(v[at])) ++at;
    if (!is_unit_of_time(v.substr(begin, at - begin))) return false;
    ++parts;
  }
  return parts > 0;
}

bool is_unit_of_size(std::string_view unit) {
  static const WordSet units(
      " k K M G T P E Ki Mi Gi Ti Pi Ei KB MB GB TB kb mb gb KiB MiB GiB m % px B b bit bits bytes Mb Gb ");
  return units.has(unit);
}

}  // namespace

bool is_number(std::string_view v) {
  std::size_t at = !v.empty() && (v[0] == '-' || v[0] == '+') ? 1 : 0;
  if (v.substr(at).starts_with("0x") && v.size() > at + 2 && v.size() <= at + 10)
    return all_of(v.substr(at + 2), is_hex);
  std::size_t digits = digits_at(v, at);
  at += digits;
  if (at < v.size() && v[at] == '.') {
    std::size_t fraction = digits_at(v, at + 1);
    at += 1 + fraction, digits += fraction;
  }
  if (digits == 0) return false;
  bool exponent = at + 1 < v.size() && (v[at] == 'e' || v[at] == 'E');
  if (exponent) {
    std::size_t sign = v[at + 1] == '-' || v[at + 1] == '+' ? 1 : 0, size = digits_at(v, at + 1 + sign);
    if (size > 0 && size <= 3 && digits <= 6) at += 1 + sign + size;
  }
  return at == v.size() || (digits <= 9 && is_unit_of_size(trimmed(v.substr(at))));
}

bool is_duration(std::string_view v) {
  if (v.size() > 40) return false;
  if (is_date(v) || is_quantity_of_time(v)) return true;
  if (v.size() < 3 || v[0] != 'P') return false;
  bool digits = false;
  for (char c : v.substr(1)) {
    digits |= is_digit(c);
    if (!is_digit(c) && std::string_view("YMWDTHS.").find(c) == std::string_view::npos) return false;
  }
  return digits && (v[1] == 'T' || is_digit(v[1]));
}

bool is_version(std::string_view v) {
  if (v.size() > 40) return false;
  if (!v.empty() && (v[0] == 'v' || v[0] == 'V' || v[0] == '^' || v[0] == '~')) v.remove_prefix(1);
  std::size_t dots = 0, at = digits_at(v, 0);
  if (at == 0 || at > 4) return false;
  while (at < v.size() && v[at] == '.') {
    std::size_t digits = digits_at(v, at + 1);
    if (digits == 0 || digits > 8) break;
    at += 1 + digits, ++dots;
  }
  if (dots == 0) return false;
  if (at == v.size()) return true;
  if (v[at] != '-' && v[at] != '+' && v[at] != '.') return false;
  return dots >= 1 &&
         all_of(v.substr(at), [](char c) { return is_alnum(c) || c == '.' || c == '-' || c == '+' || c == '_'; }) &&
         v.size() <= 32;
}

bool is_uuid(std::string_view v) {
  if (v.size() == 38 && v.front() == '{' && v.back() == '}') v = v.substr(1, 36);
  if (v.size() != 36) return false;
  for (std::size_t at = 0; at < v.size(); ++at) {
    bool dash = at == 8 || at == 13 || at == 18 || at == 23;
    if (dash ? v[at] != '-' : !is_hex(v[at])) return false;
  }
  return true;
}

bool is_hash(std::string_view v) {
  static constexpr std::array<std::size_t, 6> sizes = {32, 40, 56, 64, 96, 128};
  if (std::find(sizes.begin(), sizes.end(), v.size()) == sizes.end() || !all_of(v, is_hex)) return false;
  return !(std::any_of(v.begin(), v.end(), is_upper) && std::any_of(v.begin(), v.end(), is_lower));
}

bool is_marked_digest(std::string_view v) {
  static constexpr std::array<std::string_view, 10> digests = {
      "sha1:", "sha224:", "sha256:", "sha384:", "sha512:", "md5:", "sha1-", "sha256-", "sha384-", "sha512-"};
  for (std::string_view digest : digests) {
    if (v.starts_with(digest) && v.size() >= digest.size() + 24) return true;
  }
  return false;
}

bool is_crypt(std::string_view v) {
  static constexpr std::array<std::string_view, 14> crypts = {"$1$",     "$2a$",  "$2b$",   "$2y$",    "$5$",
                                                              "$6$",     "$7$",   "$apr1$", "$argon2", "$y$",
                                                              "$pbkdf2", "{SSHA", "{SHA",   "pbkdf2_"};
  std::size_t name = v.find(':');  // htpasswd: `user:$apr1$...`
  std::string_view after = name != std::string_view::npos && name <= 64 ? v.substr(name + 1) : v;
  for (std::string_view crypt : crypts) {
    if ((v.starts_with(crypt) || after.starts_with(crypt)) && v.size() >= 20) return true;
  }
  return v.starts_with("SCRAM-SHA-256$");
}

}  // namespace rummage::detectors
