#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "helm/value/value.h"

/// Numbers as Go reads them: strconv, and github.com/spf13/cast 1.7.0, which Sprig's number functions use.
namespace rummage::helm {

/// strconv.ParseInt(text, base, 64): base 0 takes 0x, 0o, 0b, a leading 0 and underscores. Nothing on any error, out
/// of range too.
std::optional<std::int64_t> go_parse_int(std::string_view text, int base);
/// strconv.ParseFloat(text, 64); out of range is an error too.
std::optional<double> go_parse_float(std::string_view text);
/// strconv.Atoi with its error left out: what is out of range gives the nearest bound, anything else 0.
std::int64_t go_atoi(std::string_view text);

/// cast.ToInt64: 0 where there is no conversion.
std::int64_t to_int64(const Value& value);
/// cast.ToFloat64: 0 where there is no conversion.
double to_float64(const Value& value);
/// A float64 as amd64 turns it into an int64: towards zero; out of range and NaN give the lowest.
std::int64_t truncated(double value);

}  // namespace rummage::helm
