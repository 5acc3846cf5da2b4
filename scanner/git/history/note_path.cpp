#include "git/history/note_path.h"

#include <algorithm>

namespace rummage::git::history {

std::optional<std::string> annotated_id(std::string_view path) {
  std::string digits;
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/')) {
    if (slash != 2) return std::nullopt;
    digits += path.substr(0, 2);
    path.remove_prefix(3);
  }
  digits += path;
  const bool hex = digits.find_first_not_of("0123456789abcdef") == digits.npos;
  if (!hex || (digits.size() != 40 && digits.size() != 64)) return std::nullopt;
  return digits;
}

}  // namespace rummage::git::history
