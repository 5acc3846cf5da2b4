#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "access/graph.h"
#include "findings/builtin_rules.h"
#include "findings/draft.h"
#include "kubernetes/object_set.h"
#include "policies/catalogue.h"

namespace rummage::test {

/// Texts judged together, as one environment, by every check.
struct Judged {
  std::vector<std::string> texts;  ///< text `i` has the id `i + 1`
  std::vector<findings::Draft> drafts;

  /// Line of a span's begin in its text, from 1.
  std::uint32_t line(const Span& span) const;
  /// Lines at which the rule fired, in the order reported; as by default, nothing of low confidence.
  std::vector<std::uint32_t> lines(std::string_view rule) const;
  bool fired(std::string_view rule) const { return !lines(rule).empty(); }
};

/// All built-in rules.
const findings::Catalogue& catalogue();
Judged judged(std::vector<std::string> texts);

/// Checks that each bad example of the rule fires exactly at its line, that each good one is silent, and that there are
/// some of both.
void check_examples(const findings::Rule& rule);

}  // namespace rummage::test
