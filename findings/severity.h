#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace rummage::findings {

/// How bad it is, if true. A property of the rule alone; in rising order.
enum class Severity : std::uint8_t { low, medium, high, critical };

/// How sure it is. In rising order.
enum class Confidence : std::uint8_t { low, medium, high };

const char* name(Severity severity);      ///< "low", "medium", "high", "critical"
const char* name(Confidence confidence);  ///< "low", "medium", "high"
std::optional<Severity> severity_from(std::string_view name);
std::optional<Confidence> confidence_from(std::string_view name);

}  // namespace rummage::findings
