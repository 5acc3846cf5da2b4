#include "yaml/bytes.h"
#include "yaml/parse.h"

namespace rummage::yaml {
namespace {

/// The line that starts at `at`, with its line feed.
std::string_view line_at(std::string_view text, std::size_t at) {
  const std::size_t feed = text.find('\n', at);
  return text.substr(at, feed == text.npos ? text.npos : feed + 1 - at);
}

bool begins_document(std::string_view line) {
  if (!starts_with(line, "---")) return false;
  return line.size() == 3 || is_blank(line[3]) || is_break(line[3]);
}

/// Blank, a comment or a directive: a line that a document may have before its `---`.
bool is_prologue(std::string_view line) {
  if (starts_with(line, byte_order_mark)) line.remove_prefix(byte_order_mark.size());
  if (!line.empty() && line[0] == '%') return true;
  for (const char c : line) {
    if (c == '#') return true;
    if (!is_blank(c) && !is_break(c)) return false;
  }
  return true;
}

}  // namespace

std::vector<std::string_view> cut_documents(std::string_view content) {
  std::vector<std::string_view> slices;
  std::size_t begin = 0;
  bool prologue = true;
  for (std::size_t at = 0; at < content.size();) {
    const std::string_view line = line_at(content, at);
    if (begins_document(line)) {
      if (!prologue) {
        slices.push_back(content.substr(begin, at - begin));
        begin = at;
      }
      prologue = false;
    } else if (prologue) {
      prologue = is_prologue(line);
    }
    at += line.size();
  }
  if (begin < content.size()) slices.push_back(content.substr(begin));
  return slices;
}

}  // namespace rummage::yaml
