#include "git/store/header_lines.h"

#include <algorithm>

namespace rummage::git::store {

bool HeaderLines::next() {
  while (!rest_.empty()) {
    std::size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (line.empty()) return false;
    if (line.front() == ' ') continue;
    std::size_t space = std::min(line.find(' '), line.size());
    key_ = line.substr(0, space);
    value_ = line.substr(std::min(space + 1, line.size()));
    return true;
  }
  return false;
}

std::optional<ContentId> HeaderLines::id() const {
  return ContentId::from_hex(value_);
}

}  // namespace rummage::git::store
