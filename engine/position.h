#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "yaml/parse.h"

namespace rummage::engine {

/// Names places in a text by what they are rather than where they stand, for fingerprints: object coordinates and key
/// path in YAML and JSON (list elements by their merge key), the key before `=` or `:` elsewhere, else the line with
/// all values masked. Moving or reformatting lines keeps the names. Not thread-safe.
class Positions {
 public:
  /// `structured`: the path says YAML or JSON. `bytes` is copied where needed; `text` only names it in spans.
  Positions(std::string_view bytes, TextId text, bool structured);

  /// The name of the place `span`. `line` is its line and `hidden` the spans in it (offsets from its start) that no
  /// name may show.
  std::string name(const Span& span, std::string_view line, const std::vector<Span>& hidden) const;

  /// The annotation `rummage.dev/ignore` of the object that holds the place; empty when there is none.
  std::string ignore_annotation(const Span& span) const;

 private:
  std::string structured_name(const Span& span, bool& exact) const;
  yaml::Parsed parsed_;
};

/// `line` with every hidden span, quoted text and assigned value replaced by `*`, white space folded. `hidden` holds
/// offsets from the start of the line, in order.
std::string masked_for_name(std::string_view line, const std::vector<Span>& hidden);

}  // namespace rummage::engine
