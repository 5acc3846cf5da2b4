#include "engine/run.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

#include "engine/read_file.h"
#include "engine/time.h"

namespace rummage::engine {

Result<std::int64_t> time_of_run(const std::string& option) {
  if (!option.empty()) {
    if (auto seconds = parse_time(option)) return *seconds;
    return Error{"usage", fmt::format("--now wants a time as 2026-11-25T10:00:00Z; not {}", option)};
  }
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr && *epoch != '\0') {
    const std::string_view text(epoch);
    std::int64_t seconds = 0;
    auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc() && rest == text.data() + text.size()) return seconds;
    return Error{"usage", "SOURCE_DATE_EPOCH is no number of seconds"};
  }
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Result<KeyedHash> key_of_run(const std::string& file) {
  constexpr std::size_t shortest = 16;
  if (file.empty()) return KeyedHash::random();
  const std::optional<std::string> key = read_file(file);
  if (!key) return Error{"usage", fmt::format("--join-key-file: {} cannot be read", file)};
  if (key->size() < shortest) return Error{"usage", fmt::format("--join-key-file: {} holds fewer than 16 bytes", file)};
  return KeyedHash(*key);
}

}  // namespace rummage::engine
