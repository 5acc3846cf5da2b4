#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rummage::engine {

/// Seconds since 1970 of an RFC 3339 time ("2026-11-25T10:00:00Z", "...+01:00") or a date alone (its first second in
/// UTC). Nothing for other texts.
std::optional<std::int64_t> parse_time(std::string_view text);

/// RFC 3339 in UTC: "2026-11-25T10:00:00Z".
std::string format_time(std::int64_t seconds);

}  // namespace rummage::engine
