#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "helm/template/run.h"

namespace rummage::helm {

/// What a function does with the origins of its arguments (documented, and used by Call::derived).
enum class Flow : std::uint8_t {
  pass,       ///< gives one of its arguments, or a part of a collection, as it is: default, get, index, merge
  slice,      ///< a part of a text: trunc, trim, regexFind
  concat,     ///< texts put together: printf, cat, join, indent, quote, toYaml
  recode,     ///< another writing that can be turned back: b64enc, lower, int
  lossy,      ///< computed, cannot be turned back: sha256sum, len, eq
  generated,  ///< random or from the clock: never a hard-coded secret
  none,       ///< made from nothing: list, dict
};

/// One call: arguments are evaluated, counted and of the declared types.
struct Call {
  Run& run;
  std::span<const Value> args;  ///< a piped value is the last one
  Span site;                    ///< of the function's name in its template
  Flow flow = Flow::none;

  const Value& operator[](std::size_t index) const { return args[index]; }
  std::string_view view(std::size_t index) const { return args[index].view(); }

  /// A string of `bytes` computed from the arguments `from` (all when empty): derived_exact for recode, generated for
  /// generated, derived_lossy for the rest. At most 16 inputs count.
  Value derived(std::string_view bytes, std::span<const Value> from = {}) const;
  /// The evidence for a number or boolean computed from all arguments: the argument's own where there is one, of
  /// several the first bytes of each.
  sources::Text evidence() const;
  /// Numbers and booleans with that evidence; lossy when the function's flow is.
  Value number(std::int64_t value, Type type = Type::integer) const;
  Value real(double value) const;
  Value boolean(bool value) const;
  /// A list of texts, of type []string.
  Value strings(const std::vector<sources::Text>& texts) const;
};

/// An error as Go's template package prints what a function returned, without "error calling NAME: ".
Error failure(std::string message);

using Function = Result<Value> (*)(const Call& call);

/// One row of a family's table.
struct FunctionRow {
  std::string_view name;
  /// A letter for each parameter: s string, b bool, i int, I int64, d float64, m map[string]interface {}, l a list or
  /// array of any type, y []byte, a anything (nil too); "*" after the last letter: any number of it, none too. The
  /// evaluator converts as Go does (an untyped constant to any number type) and refuses the rest with Go's message.
  std::string_view parameters;
  Function call;
  Flow flow;
  std::uint8_t since = 3;  ///< Helm version
};

/// A family's table; each family is one file in functions/.
using Family = std::span<const FunctionRow>;

/// The row of a function; null when there is none. Helm's own rows win over Sprig's, Sprig's over Go's.
const FunctionRow* find_function(std::string_view name, int helm);

}  // namespace rummage::helm
