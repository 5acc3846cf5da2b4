#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "detectors/values/key.h"
#include "detectors/values/why.h"

namespace rummage::detectors {

enum class VerdictKind : std::uint8_t {
  credential_likely,  ///< the key or the form of the value says so
  neutral,            ///< neither does: entropy and other evidence decide
  not_a_value,        ///< is something else: Verdict::why
};

struct Verdict {
  VerdictKind kind = VerdictKind::neutral;
  Why why = Why::none;
  KeyReading key;
  /// True when the value alone, whatever its key, has the structure that `why` names (a placeholder, a template, a
  /// certificate ...). Such a verdict is final for the bytes; one that rests on the key or on a weak form (a word, a
  /// host) yields to a match that proves its own form, such as a provider's token.
  bool final = false;
  /// A URL or DSN whose password the bytes [begin, end) are.
  bool connection = false;
  /// The part of the value that is the credential: all of it, the password in a URL, the default of `${VAR:-...}`.
  std::size_t begin = 0, end = 0;
};

/// Judges what is assigned to a key. Pure: no path, no object, no time. `key`: as written, may be empty (then the value
/// alone speaks). `value`: decoded, without its quotes; any bytes. Linear in the length of both.
Verdict verdict(std::string_view key, std::string_view value);

}  // namespace rummage::detectors
