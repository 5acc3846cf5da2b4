#include "helm/value/toml_scalars.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace rummage::helm {
namespace {

TomlUnit code_point(std::string_view source, std::size_t digits, std::string& out) {
  std::uint32_t value = 0;
  const std::string_view hex = source.substr(std::min<std::size_t>(2, source.size()), digits);
  const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
  const bool good = hex.size() == digits && error == std::errc() && end == hex.data() + digits;
  append_utf8(out, value);
  return {2 + digits, good ? nullptr : "expected hexadecimal digits"};
}

}  // namespace

std::optional<std::variant<double, std::int64_t>> read_toml_number(std::string_view written) {
  std::string digits;
  for (const char c : written)
    if (c != '_') digits += c;
  std::string_view rest = digits;
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  if (rest == "inf") return negative ? -HUGE_VAL : HUGE_VAL;
  if (rest == "nan") return static_cast<double>(NAN);
  const int base = rest.starts_with("0x") ? 16 : rest.starts_with("0o") ? 8 : rest.starts_with("0b") ? 2 : 10;
  if (base != 10) rest.remove_prefix(2);
  const bool real = base == 10 && rest.find_first_of(".eE") != rest.npos;
  const char* const last = rest.data() + rest.size();
  if (real) {
    double value = 0;
    const auto [end, error] = std::from_chars(rest.data(), last, value);
    if (error != std::errc() || end != last) return std::nullopt;
    return negative ? -value : value;
  }
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(rest.data(), last, value, base);
  const bool good = error == std::errc() && !rest.empty() && end == last &&
                    value <= static_cast<std::uint64_t>(INT64_MAX) + (negative ? 1 : 0);
  if (!good) return std::nullopt;
  return static_cast<std::int64_t>(negative ? 0 - value : value);
}

TomlUnit read_toml_unit(std::string_view source, std::size_t at, std::string& out) {
  if (source[at] != '\\' || at + 1 >= source.size()) return out += source[at], TomlUnit{};
  const char c = source[at + 1];
  static constexpr std::string_view names = "\"\\bfnrte", values = "\"\\\b\f\n\r\t\x1b";
  if (const auto found = names.find(c); found != names.npos) return out += values[found], TomlUnit{2, nullptr};
  if (c == 'u' || c == 'U') return code_point(source.substr(at), c == 'u' ? 4 : 8, out);
  const std::size_t next = source.find_first_not_of(" \t\r\n", at + 1);
  const bool folds = next != at + 1 && source.substr(at + 1, next - at - 1).find('\n') != std::string_view::npos;
  return {std::min(next, source.size()) - at, folds ? nullptr : "invalid escape character"};
}

}  // namespace rummage::helm
