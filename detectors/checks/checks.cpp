#include "detectors/checks/checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>

#include "detectors/base64.h"
#include "detectors/canonical.h"
#include "detectors/checks/digits.h"
#include "detectors/values/characters.h"

namespace rummage::detectors {
namespace {

// GitHub, npm and Vercel: the last six characters of what follows the first `_`.
std::string crc32_base62_tail(std::string_view token) {
  std::size_t bar = token.find('_');
  if (bar == token.npos || token.size() < bar + 8) return {};
  return in_base(crc32_of(token.substr(bar + 1, token.size() - bar - 7)), base62_digits, 6);
}

std::string gitlab_tail(std::string_view token) {
  return in_base(crc32_of(token.substr(0, token.size() - 7)), base36_digits, 7);
}

std::string zuplo_tail(std::string_view token) {
  std::size_t first = token.find('_'), last = token.rfind('_');
  if (first >= last) return {};
  return fmt::format("{:08x}", crc32_of(token.substr(first + 1, last - first - 1)));
}

// The bytes of the number in the order of a little-endian machine.
std::string grafana_tail(std::string_view token) {
  std::size_t last = token.rfind('_');
  if (last == token.npos) return {};
  std::uint32_t crc = crc32_of(token.substr(0, last));
  std::uint32_t swapped = crc >> 24 | (crc >> 8 & 0xff00) | (crc << 8 & 0xff0000) | crc << 24;
  return fmt::format("{:08x}", swapped);
}

std::string atlassian_tail(std::string_view token) {
  return token.size() < 9 ? std::string{} : fmt::format("{:08X}", crc32_of(token.substr(0, token.size() - 8)));
}

std::uint64_t seed_of(std::string_view eight) {
  std::uint64_t seed = 0;
  for (char c : eight) seed = seed << 8 | static_cast<unsigned char>(c);
  return seed;
}

// The last four bytes of the decoded key are the checksum of those before.
std::optional<bool> azure(std::string_view token, std::string_view seed) {
  auto bytes = base64_decoded(token);
  if (!bytes || bytes->size() < 8) return std::nullopt;
  std::string_view body(bytes->data(), bytes->size() - 4);
  std::uint32_t sum = marvin32(body, seed_of(seed));
  for (unsigned i = 0; i < 4; ++i)
    if (static_cast<unsigned char>((*bytes)[body.size() + i]) != (sum >> (8 * i) & 0xff)) return false;
  return true;
}

std::string azure_with_sum(std::string token, std::string_view seed) {
  auto bytes = base64_decoded(token);
  if (!bytes || bytes->size() < 8) return token;
  std::uint32_t sum = marvin32(std::string_view(bytes->data(), bytes->size() - 4), seed_of(seed));
  for (unsigned i = 0; i < 4; ++i) (*bytes)[bytes->size() - 4 + i] = static_cast<char>(sum >> (8 * i));
  return base64_encoded(*bytes);
}

// A JSON object of the body's length, between the first `_` and the last one.
std::string with_json(const std::string& token) {
  std::size_t bar = token.find('_'), end = token.rfind('_');
  if (bar == token.npos) return token;
  if (end == bar) end = token.size();
  std::size_t size = (end - bar - 1) / 4 * 3;
  std::string json = "{\"iat\":1700000000,\"url\":\"";
  json += std::string(size > json.size() + 2 ? size - json.size() - 2 : 0, 'a') + "\"}";
  return token.substr(0, bar + 1) + base64_encoded(json) + token.substr(end);
}

bool aws_key_id(std::string_view token) {
  return token.size() == 20 && all_of(token.substr(4), [](char c) { return is_upper(c) || (c >= '2' && c <= '7'); });
}

bool base64_json(std::string_view token) {
  std::size_t bar = token.find('_'), end = token.rfind('_');
  if (bar == token.npos) return false;
  std::string_view body = token.substr(bar + 1, end > bar ? end - bar - 1 : token.npos);
  std::size_t dot = body.find('.');
  auto bytes = base64_decoded(body.substr(0, dot));
  return bytes && bytes->starts_with('{') && is_readable(*bytes);
}

bool discord_id(std::string_view token) {
  auto bytes = base64_decoded(token.substr(0, token.find('.')));
  return bytes && bytes->size() >= 17 && bytes->size() <= 20 && all_of(*bytes, is_digit);
}

bool bech32_age(std::string_view token) {
  return bech32_valid(lowered(token));
}

struct Tail {
  Check check;
  std::string (*make)(std::string_view);
};
// Checks whose digits end the token.
constexpr std::array tails{Tail{Check::crc32_base62, crc32_base62_tail},
                           Tail{Check::gitlab_routable, gitlab_tail},
                           Tail{Check::crc32_base62_body, crc32_base62_tail},
                           Tail{Check::crc32_hex_body, zuplo_tail},
                           Tail{Check::grafana_sa, grafana_tail},
                           Tail{Check::atlassian, atlassian_tail}};

// GitLab's older tokens have no checksum; the routable ones name their payload's length before it.
bool has_check(Check check, std::string_view token) {
  if (check == Check::gitlab_routable) return token.size() > 12 && token[token.size() - 10] == '.';
  return true;
}

// Eight characters before the last eight.
std::string github_pat_middle(std::string_view token) {
  return sha256_base32(token.substr(0, token.size() - 16));
}

std::string by_tail(Check check, std::string_view token) {
  for (const Tail& tail : tails)
    if (tail.check == check && has_check(check, token)) return tail.make(token);
  return {};
}

}  // namespace

std::optional<bool> check_token(Check check, std::string_view token) {
  std::string tail = by_tail(check, token);
  if (!tail.empty()) return token.ends_with(tail);
  switch (check) {
    case Check::github_pat:
      return token.size() > 32 ? std::optional(lowered(token.substr(token.size() - 16, 8)) == github_pat_middle(token))
                               : std::nullopt;
    case Check::bech32_age:
      return bech32_age(token);
    case Check::azure_storage:
      return azure(token, "Default0");
    case Check::azure_redis:
      return azure(token, "Access00");
    case Check::aws_key_id:
      return aws_key_id(token);
    case Check::base64_json:
      return base64_json(token);
    case Check::discord_id:
      return discord_id(token);
    case Check::openai_marker:
      return token.find("T3BlbkFJ") != token.npos;
    default:
      return std::nullopt;
  }
}

std::string with_valid_check(Check check, std::string token) {
  std::string tail = by_tail(check, token);
  if (!tail.empty() && tail.size() <= token.size()) token.replace(token.size() - tail.size(), tail.size(), tail);
  if (check == Check::github_pat && token.size() > 32) token.replace(token.size() - 16, 8, github_pat_middle(token));
  if (check == Check::bech32_age && token.size() == 74) {
    std::string sum = bech32_checksum("age-secret-key-", lowered(token.substr(16, 52)));
    std::transform(sum.begin(), sum.end(), sum.begin(),
                   [](char c) { return is_lower(c) ? static_cast<char>(c - 32) : c; });
    token.replace(68, 6, sum);
  }
  if (check == Check::azure_storage) return azure_with_sum(std::move(token), "Default0");
  if (check == Check::azure_redis) return azure_with_sum(std::move(token), "Access00");
  if (check == Check::discord_id) {
    std::size_t length = std::min(token.find('.'), token.size());
    token.replace(0, length, base64_encoded(std::string(length * 3 / 4, '7')));
  }
  if (check == Check::base64_json) return with_json(token);
  return token;
}

}  // namespace rummage::detectors
