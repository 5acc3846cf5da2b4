#pragma once

#include <cstddef>
#include <string_view>

namespace rummage::detectors {

/// What a value holds of templates: `{{ ... }}`, `${VAR}`, `$(cmd)`, `$VAR`, `%s`, `<%= %>`, `#{...}`, `__NAME__`.
struct TemplateReading {
  bool any = false;          ///< holds at least one
  std::string_view outside;  ///< of a value that is longer than its template: the longest run beside it; may be empty
  std::string_view literal;  ///< a literal that stands in the template: the default of `${VAR:-x}`, of `default "x"`
};

/// Views of `value`. Linear.
TemplateReading read_template(std::string_view value);

}  // namespace rummage::detectors
