#include "helm/functions/semver.h"

#include <charconv>

#include "helm/functions/semver_scan.h"

namespace rummage::helm {
namespace {

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (end.ec != std::errc() || end.ptr != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::string_view take_part(std::string_view& list) {
  const auto dot = list.find('.');
  const std::string_view part = list.substr(0, dot);
  list.remove_prefix(dot == std::string_view::npos ? list.size() : dot + 1);
  return part;
}

// Numbers in a pre-release have no leading zeros.
bool prerelease_ok(std::string_view list) {
  while (!list.empty()) {
    const std::string_view part = take_part(list);
    const bool digits = part.find_first_not_of("0123456789") == std::string_view::npos;
    if (digits && part.size() > 1 && part.front() == '0') return false;
  }
  return true;
}

int compare_numbers(std::uint64_t a, std::uint64_t b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

int compare_parts(std::string_view a, std::string_view b) {
  if (a == b) return 0;
  if (a.empty()) return -1;
  if (b.empty()) return 1;
  const auto a_number = number(a), b_number = number(b);
  if (!a_number && !b_number) return a > b ? 1 : -1;
  if (!b_number) return -1;
  if (!a_number) return 1;
  return *a_number > *b_number ? 1 : -1;
}

int compare_prereleases(std::string_view a, std::string_view b) {
  while (!a.empty() || !b.empty())
    if (const int order = compare_parts(take_part(a), take_part(b)); order != 0) return order;
  return 0;
}

}  // namespace

std::string Version::text() const {
  std::string out = std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
  if (!prerelease.empty()) out += "-" + prerelease;
  if (!metadata.empty()) out += "+" + metadata;
  return out;
}

std::optional<Version> parse_version(std::string_view text) {
  const VersionParts parts = scan_version(text, false);
  if (parts.size != text.size() || parts.numbers[0].empty()) return std::nullopt;
  Version out;
  std::uint64_t* const into[] = {&out.major, &out.minor, &out.patch};
  for (std::size_t i = 0; i < 3; ++i) {
    if (parts.numbers[i].empty()) continue;
    const auto value = number(parts.numbers[i]);
    if (!value) return std::nullopt;
    *into[i] = *value;
  }
  if (!prerelease_ok(parts.prerelease)) return std::nullopt;
  out.prerelease = parts.prerelease;
  out.metadata = parts.metadata;
  out.original = text;
  return out;
}

int compare(const Version& a, const Version& b) {
  if (const int order = compare_numbers(a.major, b.major); order != 0) return order;
  if (const int order = compare_numbers(a.minor, b.minor); order != 0) return order;
  if (const int order = compare_numbers(a.patch, b.patch); order != 0) return order;
  if (a.prerelease.empty() || b.prerelease.empty())
    return compare_numbers(a.prerelease.empty() ? 1 : 0, b.prerelease.empty() ? 1 : 0);
  return compare_prereleases(a.prerelease, b.prerelease);
}

}  // namespace rummage::helm
