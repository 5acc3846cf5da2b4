#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "delivery/inline_values.h"
#include "delivery/readers.h"

namespace rummage::delivery {

/// A text that grows by bytes whose places are known.
class ValuesText {
 public:
  void layout(std::string_view bytes) { put(bytes, {}); }
  /// `bytes` are those of `source`, or another spelling of them.
  void put(std::string_view bytes, Span source);
  /// The decoded text of a scalar, parameters filled in.
  void scalar(const yaml::Node& node, const Parameters& parameters);
  /// The same with a backslash before each of `special`; `known`: not where one stands already.
  void escaped(const yaml::Node& node, const Parameters& parameters, std::string_view special, bool known);
  /// Any value as YAML of at most `most` bytes. Error: it has no JSON, or is longer.
  Status tree(const yaml::Node& node, std::size_t most);

  std::string_view view() const { return text_; }
  InlineValues take(InlineValues::Kind kind);

 private:
  void written(const yaml::Node& scalar);
  void slice(const ValuesText& from, std::size_t begin, std::size_t end);

  std::string text_;
  std::vector<ValuesRun> runs_;
};

}  // namespace rummage::delivery
