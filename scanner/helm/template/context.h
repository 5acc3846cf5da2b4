#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "sources/text.h"

namespace rummage::helm {

/// What a step of a context stack is. The contract names them outside ("via").
enum class Step : std::uint8_t { file, action, branch_if, branch_with, loop, include, tpl, patch };

const char* name(Step step);

/// One step: at `site` (the action in the template's text) something was entered. `condition`: the evidence of the
/// value that decided (an `if` on .Values.auth.enabled); may be empty.
struct Context {
  sources::ContextId parent = 0;  ///< 0: the outermost
  Step step = Step::action;
  Span site;
  sources::Text condition;

  /// The values leaf that alone decided that this branch was taken; no text: this is no branch, or more decided.
  Span deciding_value() const;
};

/// The context stacks of a run: ids are dense from 1, the same (parent, step, site) gives the same id. Thread-safe
/// after the unit's evaluation only.
class Contexts {
 public:
  sources::ContextId enter(sources::ContextId parent, Step step, Span site, const sources::Text& condition = {});
  /// Null for 0 and unknown ids.
  const Context* at(sources::ContextId id) const;
  std::size_t size() const { return all_.size(); }

 private:
  std::deque<Context> all_;
  std::unordered_map<std::uint64_t, std::vector<sources::ContextId>> by_hash_;
};

}  // namespace rummage::helm
