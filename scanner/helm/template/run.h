#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "helm/template/context.h"
#include "helm/template/limits.h"
#include "helm/value/heap.h"
#include "helm/value/object.h"
#include "helm/value/value.h"
#include "sources/builder.h"
#include "sources/sources.h"

namespace rummage::helm {

/// Templates by name, with what the evaluator offers to functions. Implemented by the evaluator.
class Templates {
 public:
  virtual ~Templates() = default;
  /// Executes template `name` with `dot` ("include"); its output. Errors: no such template, recursion, any failure.
  virtual Result<sources::Text> include(std::string_view name, const Value& dot, Span site) = 0;
  /// Parses `text` as a template in a copy of the set and executes it ("tpl").
  virtual Result<sources::Text> expand(const sources::Text& text, const Value& dot, Span site) = 0;
};

/// Everything that the evaluation of one unit shares: handed to every function. One thread.
class Run {
 public:
  Run(sources::Sources& all, sources::Recording records) : sources(all), recording(records) {}

  sources::Sources& sources;
  sources::Recording recording;
  Heap heap;
  Contexts contexts;
  Limits limits;
  std::vector<Notice> notices;
  Templates* templates = nullptr;  ///< set while templates are executed
  int helm = 3;                    ///< 3 or 4
  bool lenient = false;
  std::int64_t now = 0;            ///< seconds since 1970, what `now` gives
  std::uint64_t seed = 0;          ///< of generated placeholders: they depend on it and on the call's number
  std::uint64_t placeholders = 0;  ///< generated so far
  std::uint64_t steps = 0;
  std::uint64_t written = 0;       ///< bytes that templates gave, included ones too; bounded by Limits::memory
  sources::ContextId context = 0;  ///< of the action being executed

  /// A builder that records as this run does and writes under the present context.
  sources::Builder builder() const;
  /// Bytes that belong to no text: builtin, generated, missing, synth; `site` is where they arose.
  sources::Text made(std::string_view bytes, sources::Origin origin, Span site = {}) const;
  /// Counts a step; false when the limit is reached.
  bool step(std::uint64_t count = 1) { return (steps += count) <= limits.steps; }
};

}  // namespace rummage::helm
