#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "helm/chart/set_parser.h"
#include "sources/position_map.h"

namespace rummage::helm {

/// Reads a `--set` line from its front and knows where the bytes taken last stand. `line` must outlive it.
class SetLineReader {
 public:
  explicit SetLineReader(const SetLine& line) : rest(line.text), line_(line) {}

  /// What is left; the caller may take bytes off its front.
  std::string_view rest;

  std::size_t offset() const { return line_.text.size() - rest.size(); }
  /// Appends bytes up to one of `stops`, which is taken off and given; '\0' at the end of the line. `escapes`: the byte
  /// behind a backslash is none.
  char take_until(std::string_view stops, bool escapes, std::string& into);
  std::string_view take_all();
  /// Nothing was taken: the next text is empty.
  void take_nothing() { taken_.clear(); }

  /// `bytes`, which were taken last.
  sources::Text text(const Run& run, std::string_view bytes, Span site) const;

 private:
  void take(std::string& into);

  const SetLine& line_;
  std::vector<sources::Range> taken_;
};

}  // namespace rummage::helm
