#pragma once

#include <memory>
#include <vector>

#include "detectors/context.h"

namespace rummage::detectors {

/// The regular expressions of a table, each compiled by RE2 when it is first needed. Thread-safe.
class RegexForms {
 public:
  explicit RegexForms(const Table& table);
  ~RegexForms();
  /// Matches the form's expression at the hit, on its line, over 1,024 bytes at most.
  void judge(Context& context, const Task& task) const;

 private:
  struct Slot;
  const Table& table_;
  std::unique_ptr<Slot[]> slots_;
};

}  // namespace rummage::detectors
