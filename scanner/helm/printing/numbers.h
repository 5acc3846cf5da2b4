#pragma once

#include <cstdint>
#include <string>

#include "helm/printing/flags.h"
#include "helm/value/complex.h"

// Numbers as Go's fmt prints them, without the blanks that the width asks for (zeros it asks for are there).
namespace rummage::helm {

/// `base`: 2, 8, 10 or 16. `verb`: 'O' puts 0o in front. `upper`: digits A to F and 0X.
std::string integer_text(const Flags& flags, std::uint64_t value, int base, bool is_signed, char32_t verb,
                         bool upper = false);
/// %U.
std::string unicode_text(const Flags& flags, std::uint64_t value);
/// `verb`: e E f F g G b x X, or v. `precision` where the flags have none; -1 is the shortest that reads back.
std::string float_text(const Flags& flags, double value, char32_t verb, int precision);
/// A complex number by the verbs of floats.
std::string complex_text(const Flags& flags, const Complex& value, char32_t verb);
/// strconv.FormatFloat(value, verb, precision, 64).
std::string format_float(double value, char verb, int precision);

/// A number, boolean or duration as %v spells it; empty for other kinds.
std::string scalar_text(const Value& value);

}  // namespace rummage::helm
