#include "sarif/human/quantities.h"

#include <fmt/format.h>

#include <array>

namespace rummage::sarif {

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string bytes_text(std::uint64_t bytes) {
  if (bytes < 1024) return counted(bytes, "byte");
  constexpr std::array units = {"KiB", "MiB", "GiB", "TiB"};
  double size = static_cast<double>(bytes) / 1024;
  std::size_t unit = 0;
  for (; size >= 1024 && unit + 1 < units.size(); ++unit) size /= 1024;
  return fmt::format("{:.1f} {}", size, units[unit]);
}

std::string counted(std::uint64_t number, std::string_view word) {
  if (number == 1) return fmt::format("1 {}", word);
  if (word.ends_with('y')) return fmt::format("{} {}ies", grouped(number), word.substr(0, word.size() - 1));
  return fmt::format("{} {}s", grouped(number), word);
}

std::string listed(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i)
    out += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return out;
}

}  // namespace rummage::sarif
