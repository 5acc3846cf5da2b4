#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace rummage::detectors {

/// The next place in [from, to) of `content` where a key `kind` begins: `kind:` at the start of a line (behind blanks
/// and list dashes), or `"kind"` and a colon anywhere, as in JSON. Nothing when there is none.
std::optional<std::size_t> next_kind(std::string_view content, std::size_t from, std::size_t to);

/// Bytes [begin, end) of the YAML document around `offset`: from the line after the last one that begins with `---`
/// (the line itself included) to the next.
struct DocumentRange {
  std::size_t begin = 0, end = 0;
};
DocumentRange document_around(std::string_view content, std::size_t offset);

}  // namespace rummage::detectors
