#pragma once

#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "findings/draft.h"
#include "kubernetes/object.h"
#include "policies/input.h"

namespace rummage::policies {

/// Takes what checks report and keeps one draft for each (rule, place, object). Used by one thread.
class Reporter {
 public:
  explicit Reporter(const Input& input) : input_(input) {}

  /// Adds a finding of the rule `id` at draft.span; fills in rule, environment and, from `object`, site and coordinates
  /// (draft.object.field is kept). Rules that the catalogue lacks are dropped. The first report for a place wins.
  void report(std::string_view id, const kubernetes::Object& object, findings::Draft draft);
  /// Whether the rule `id` has been reported at this place of this object. False for an empty or unknown id.
  bool reported(std::string_view id, const kubernetes::Object& object, Span span) const;
  /// The drafts in the order reported.
  std::vector<findings::Draft> take() { return std::move(drafts_); }

 private:
  const Input& input_;
  std::vector<findings::Draft> drafts_;
  std::set<std::tuple<findings::RuleIndex, Span, findings::ObjectRef>> seen_;
};

/// The coordinates of an object, without a field.
findings::ObjectRef ref_of(const kubernetes::Object& object);

/// A step at `span`, in the text that `object` was read from.
findings::DraftStep step(const kubernetes::Object& object, Span span, std::string message);

}  // namespace rummage::policies
