#include "detectors/keyword.h"

#include <algorithm>
#include <array>

namespace rummage::detectors {
namespace {

using namespace std::string_view_literals;

// Parts that stand in too many keys to be looked for alone.
constexpr std::array common{"access"sv,     "account"sv, "token"sv,     "secret"sv, "client"sv, "password"sv,
                            "private"sv,    "public"sv,  "service"sv,   "admin"sv,  "master"sv, "config"sv,
                            "credential"sv, "bearer"sv,  "value"sv,     "string"sv, "server"sv, "connection"sv,
                            "webhook"sv,    "signing"sv, "encryption"sv};

bool is_separator(char c) {
  return c == '_' || c == '-' || c == '.' || c == ' ';
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

std::vector<std::string> parts_of(std::string_view word) {
  std::vector<std::string> parts{""};
  for (char c : word) {
    if (!is_separator(c))
      parts.back() += lower(c);
    else if (!parts.back().empty())
      parts.emplace_back();
  }
  if (parts.back().empty()) parts.pop_back();
  return parts;
}

}  // namespace

std::string folded_word(std::string_view word) {
  std::string out;
  for (char c : word)
    if (!is_separator(c)) out += lower(c);
  return out;
}

std::vector<std::string> keyword_literals(std::string_view word) {
  std::vector<std::string> parts = parts_of(word);
  if (parts.empty()) return {};
  if (parts.size() == 1) return parts;
  auto longest = std::max_element(parts.begin(), parts.end(), [](auto& a, auto& b) { return a.size() < b.size(); });
  if (longest->size() >= 5 && std::find(common.begin(), common.end(), *longest) == common.end()) return {*longest};
  std::vector<std::string> out;
  for (std::string_view separator : {"_"sv, "-"sv, "."sv, " "sv, ""sv}) {
    std::string joined = parts[0];
    for (std::size_t i = 1; i < parts.size(); ++i) joined += std::string(separator) + parts[i];
    out.push_back(std::move(joined));
  }
  return out;
}

}  // namespace rummage::detectors
