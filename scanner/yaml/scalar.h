#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rummage::yaml {

/// Whose rules decide what an unquoted scalar is, and which documents are accepted.
enum class Dialect : std::uint8_t {
  kubernetes,  ///< sigs.k8s.io/yaml (yaml.v2), as kubectl and Helm read: `yes`, `on`, `y` are booleans, dates are text
  kustomize,   ///< yaml.v3, as Kustomize reads resources: `yes` is text, a date is a timestamp, duplicate keys are
               ///< refused
};

enum class ScalarType : std::uint8_t { string, null, boolean, integer, real, timestamp, binary, merge };

/// What a plain scalar's text means.
struct Scalar {
  ScalarType type = ScalarType::string;
  bool boolean = false;
  bool is_unsigned = false;  ///< the integer is above INT64_MAX and stands in `unsigned_integer`
  std::int64_t integer = 0;
  std::uint64_t unsigned_integer = 0;
  double real = 0;  ///< may be infinite or not a number
};

/// The number that an integer or a real is; nothing for other types.
std::optional<double> real_value(const Scalar& scalar);

/// Resolves `text` as an untagged plain scalar. Facts: resolve.go of go.yaml.in/yaml/v2 2.4 and gopkg.in/yaml.v3 3.0.
Scalar resolve_plain(std::string_view text, Dialect dialect);

/// Resolves `text` under the short tag `tag` ("!!int"; empty: none). Nothing when Go refuses the pair (`!!int abc`).
std::optional<Scalar> resolve_tagged(std::string_view tag, std::string_view text, Dialect dialect);

/// The RFC 3339 text of a scalar of type timestamp, as Go prints its time ("2020-01-01T00:00:00Z").
std::string timestamp_text(std::string_view text);

}  // namespace rummage::yaml
