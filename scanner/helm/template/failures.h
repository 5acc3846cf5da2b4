#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/notice.h"
#include "base/result.h"

namespace rummage::helm {

/// An error as a person reads it. One of the evaluator has its file, by the template's name, its line, the expression
/// and what was there instead: `<.Values.a.b>: nil pointer ...`, with the template where it is not the file's own.
Notice notice_of(const Error& error);

/// What fails in a lenient run, told once for each cause and counted: that of an action is what there was instead of
/// what its expression wants; and where a dependency is missing, what names it fails because of that.
class Failures {
 public:
  /// The dependency `name` (its alias where it has one) is missing; `notice` tells it.
  void add_missing(std::string name, Notice notice);
  /// An action that fails. `notice`: its place, and the evaluator's message.
  void add(Notice notice);
  /// All of them, in the order in which their causes came.
  std::vector<Notice> take();

 private:
  struct Cause {
    Notice notice;
    std::string dependency;   ///< empty: of an action
    std::uint32_t count = 0;  ///< actions
  };
  Cause& cause_of(const Notice& notice);

  std::vector<Cause> causes_;
  std::map<std::pair<std::string, std::string>, std::size_t> by_reason_;  ///< index of the code's and reason's cause
  std::unordered_set<std::size_t> places_;                                ///< hashes of the messages that were counted
};

}  // namespace rummage::helm
