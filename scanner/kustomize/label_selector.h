#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// A label selector in Kubernetes' string form: `app=web, tier in (a,b), !canary`.
class LabelSelector {
 public:
  /// Error "kustomize/selector": not the form. The empty text selects everything.
  static Result<LabelSelector> parse(std::string_view text);

  /// `labels`: the mapping of labels or annotations; absent: none.
  bool matches(yaml::Node labels) const;
  bool empty() const { return terms_.empty(); }

 private:
  enum class Test : std::uint8_t { in, not_in, exists, absent, greater, less };
  struct Term {
    std::string key;
    Test test = Test::exists;
    std::vector<std::string> values;
  };
  friend class LabelParser;

  static bool holds(const Term& term, yaml::Node label);
  std::vector<Term> terms_;
};

}  // namespace rummage::kustomize
