#include "detectors/pair.h"
#include "detectors/values/characters.h"

namespace rummage::detectors {

bool is_prose(const Pair& pair, std::string_view content) {
  if (pair.quote) return false;
  Line line = line_around(content, pair.value_end);
  std::string_view rest = content.substr(pair.value_end, line.end - pair.value_end);
  int words = 0;
  for (std::size_t at = 0; at < rest.size() && words < 2; ++words) {
    if (rest[at] == ',' || rest[at] == '.') ++at;
    if (at >= rest.size() || rest[at] != ' ') break;
    std::size_t end = ++at;
    while (end < rest.size() && (is_letter(rest[end]) || rest[end] == '\'')) ++end;
    bool word = end > at + 1 && (end == rest.size() || rest[end] == ' ' || rest[end] == ',' || rest[end] == '.');
    if (!word) break;
    at = end;
  }
  return words == 2;
}

}  // namespace rummage::detectors
