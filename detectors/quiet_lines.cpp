#define XXH_INLINE_ALL
#include "detectors/quiet_lines.h"

#include <xxhash.h>

namespace rummage::detectors {
namespace {

constexpr std::size_t longest = 1024;  // bytes of three lines

}  // namespace

QuietKeys::Key key_of_lines(std::string_view content, Line line) {
  const std::string_view rest = content.substr(line.begin, longest);
  std::size_t end = line.end - line.begin;
  if (end >= rest.size() && rest.size() == longest) return 0;
  for (int after = 0; after < 3 && end < rest.size(); ++after) {
    const std::size_t next = rest.find('\n', end + (after == 0 ? 0 : 1));
    if (next == rest.npos && rest.size() == longest) return 0;
    end = std::min(next, rest.size());
  }
  return XXH3_64bits(rest.data(), end);
}

}  // namespace rummage::detectors
