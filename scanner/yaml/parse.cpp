#include "yaml/parse.h"

#include <algorithm>

#include "yaml/bytes.h"
#include "yaml/compose.h"
#include "yaml/json.h"

namespace rummage::yaml {
namespace {

/// The length of a `---` line that holds nothing else and is followed by a byte order mark, with that mark; else 0.
/// Such texts arise when files are joined; readers that cut at `---` lines drop the mark.
std::size_t marked_head(std::string_view slice) {
  if (!starts_with(slice, "---")) return 0;
  const std::size_t feed = slice.find('\n');
  if (feed == slice.npos || !starts_with(slice.substr(feed + 1), byte_order_mark)) return 0;
  const std::string_view rest = slice.substr(3, feed - 3);
  const bool bare = std::all_of(rest.begin(), rest.end(), [](char c) { return is_blank(c) || is_break(c); });
  return bare ? feed + 1 + byte_order_mark.size() : 0;
}

std::size_t head_to_skip(std::string_view slice) {
  return starts_with(slice, byte_order_mark) ? byte_order_mark.size() : marked_head(slice);
}

/// Parses slice after slice and counts lines on the way.
class Run {
 public:
  Run(std::string_view bytes, Loc first, Dialect dialect, const Limits& limits, std::shared_ptr<Arena> arena)
      : bytes_(bytes), first_(first), dialect_(dialect), limits_(limits), arena_(std::move(arena)) {}

  Parsed parse() {
    for (const std::string_view slice : cut_documents(bytes_)) read(slice);
    return std::move(out_);
  }

 private:
  void read(std::string_view slice) {
    const std::size_t skip = head_to_skip(slice);
    const auto begin = first_.offset + static_cast<std::uint32_t>(slice.data() - bytes_.data());
    const Source source{slice.substr(skip), {first_.text, begin + static_cast<std::uint32_t>(skip)}};
    const Span span{{first_.text, begin}, static_cast<std::uint32_t>(slice.size())};
    Composer composer(source, dialect_, limits_, *arena_);
    const std::size_t before = out_.documents.size();
    while (const detail::NodeData* root = composer.next_document())
      out_.documents.push_back({arena_, Node(root), span});
    if (composer.failed() && out_.documents.size() == before && read_json(source, span)) return;
    for (Issue& issue : composer.take_issues()) add(std::move(issue), slice);
  }

  /// A document that YAML refuses and kubectl reads as JSON.
  bool read_json(Source source, Span span) {
    if (dialect_ != Dialect::kubernetes || !looks_like_json(source.bytes)) return false;
    const detail::NodeData* root = compose_json(source, limits_, *arena_);
    if (root == nullptr) return false;
    out_.documents.push_back({arena_, Node(root), span});
    return true;
  }

  void add(Issue issue, std::string_view slice) {
    const bool unreadable = issue.kind == IssueKind::syntax || issue.kind == IssueKind::refused;
    if (unreadable && slice.find("{{") != slice.npos) issue.kind = IssueKind::template_text;
    issue.line = line_of(issue.span.begin.offset - first_.offset);
    out_.issues.push_back(std::move(issue));
  }

  /// Offsets nearly rise from issue to issue, so lines are counted once.
  std::uint32_t line_of(std::uint32_t offset) {
    if (offset < counted_) counted_ = 0, line_ = 1;
    const auto* first = bytes_.data();
    line_ += static_cast<std::uint32_t>(std::count(first + counted_, first + offset, '\n'));
    counted_ = offset;
    return line_;
  }

  std::string_view bytes_;
  Loc first_;
  Dialect dialect_;
  const Limits& limits_;
  std::shared_ptr<Arena> arena_;
  std::uint32_t counted_ = 0, line_ = 1;
  Parsed out_;
};

}  // namespace

Parsed parse(std::string_view content, TextId text, Dialect dialect, const Limits& limits) {
  return parse(content, Loc{text, 0}, dialect, limits);
}

Parsed parse(std::string_view content, Loc first, Dialect dialect, const Limits& limits) {
  if (content.size() > limits.bytes) {
    Parsed out;
    out.issues.push_back({IssueKind::limit, true, "the text is too large to parse", Span{first, 0}, 1});
    return out;
  }
  auto arena = std::make_shared<Arena>();
  const std::string_view bytes = arena->copy(content);
  return Run(bytes, first, dialect, limits, std::move(arena)).parse();
}

}  // namespace rummage::yaml
