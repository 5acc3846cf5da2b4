#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace rummage::helm {

/// Runs templates inside one chart, for conformance, a line at a time. One thread.
class TemplateCases {
 public:
  /// `helm`: 3 or 4.
  explicit TemplateCases(int helm);
  ~TemplateCases();
  TemplateCases(const TemplateCases&) = delete;
  TemplateCases& operator=(const TemplateCases&) = delete;

  /// Takes a JSON text; first `{"files": {path: text or {"b64": text}}, "release", "namespace"}`, the chart, then
  /// `{"id", "template"}`. Each template becomes the file templates/cID.yaml of a copy of the chart, where it is
  /// defined under the name case.ID and included. Gives the line `{"id", "rc": 0, "out"}` or `{"id", "rc": 1, "err"}`
  /// with its line feed, nothing for the chart and for an empty line; bytes that are no UTF-8 become U+FFFD. Error
  /// "helm/template-cases": a line that is not as it should be.
  Result<std::string> answer(std::string_view line);

 private:
  struct Chart;
  int helm_;
  std::size_t number_ = 0;  ///< of the line
  std::unique_ptr<Chart> chart_;
};

}  // namespace rummage::helm
