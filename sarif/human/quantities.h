#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rummage::sarif {

/// 1234567 -> "1,234,567".
std::string grouped(std::uint64_t number);
/// 1234567 -> "1.2 MiB"; below 1 KiB "812 bytes".
std::string bytes_text(std::uint64_t bytes);
/// 1, "file" -> "1 file"; 2 -> "2 files"; a word in -y changes as English does ("history": "histories").
std::string counted(std::uint64_t number, std::string_view word);
/// {"a", "b", "c"} -> "a, b and c".
std::string listed(const std::vector<std::string>& parts);

}  // namespace rummage::sarif
