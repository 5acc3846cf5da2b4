#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "helm/functions/regex.h"

namespace rummage::helm {

/// A replacement of Go's regexp ($1, ${name}, $$), cut into parts.
class Replacement {
 public:
  /// A part: bytes [begin, end) of the replacement itself, or a group.
  struct Part {
    std::size_t begin = 0, end = 0;
    bool is_group = false;
    std::size_t group = 0;
  };
  /// `literal`: take it as it stands. Groups that `regex` has not are left out, as in Go.
  Replacement(std::string_view text, const Regex& regex, bool literal);
  const std::vector<Part>& parts() const { return parts_; }

 private:
  void expand(std::string_view text, const Regex& regex);
  std::vector<Part> parts_;
};

}  // namespace rummage::helm
