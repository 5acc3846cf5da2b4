#include "engine/content_view.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/file_kind.h"
#include "triage/waiver.h"

namespace rummage::engine {
namespace {

// What a terminal or a code-scanning page can still show of a line, in bytes.
constexpr std::size_t longest_line = 400;

}  // namespace

ContentView::ContentView(const Run& run, std::string_view bytes, const ContentHits* hits, TextId text)
    : run_(run), bytes_(bytes), hits_(hits), text_(text), regions_(bytes) {}

Place ContentView::place(const Span& span, const std::string& path) {
  const auto region = regions_.region(span.begin.offset, span.length);
  Place place;
  place.path = path;
  place.line = region.begin.line;
  place.column = region.begin.column;
  place.column16 = region.begin.column16;
  place.end_line = region.end.line;
  place.end_column = region.end.column;
  place.end_column16 = region.end.column16;
  place.masked_line = masked(region.begin.line);
  return place;
}

std::vector<Span> ContentView::hidden_in(sources::Range line) const {
  std::vector<Span> hidden;
  if (hits_ == nullptr) return hidden;
  for (const Hit& hit : hits_->hits) {
    const std::uint32_t begin = std::max(hit.winner.begin(), line.begin);
    const std::uint32_t end = std::min(hit.winner.end(), line.end);
    if (begin < end) hidden.push_back({{text_, begin - line.begin}, end - begin});
  }
  return hidden;
}

std::string ContentView::masked(std::uint32_t line) {
  const sources::Range range = regions_.line_range(line);
  const std::string_view text = bytes_.substr(range.begin, range.end - range.begin);
  std::string out;
  std::size_t at = 0;
  for (const Span& span : hidden_in(range)) {
    if (span.begin.offset < at) continue;
    out += text.substr(at, span.begin.offset - at);
    out += "****";
    at = span.end();
  }
  out += text.substr(at);
  if (out.find('\0') != std::string::npos) return {};  // UTF-16 and the like: no line to show
  const std::size_t first = out.find_first_not_of(" \t");
  out.erase(0, first == std::string::npos ? out.size() : first);
  if (out.size() > longest_line) out.resize(longest_line);
  return to_valid_utf8(out);
}

const Positions& ContentView::positions(std::string_view path) {
  const text::FileKind kind = text::format_of(path);
  const bool structured = kind == text::FileKind::yaml || kind == text::FileKind::json;
  std::optional<Positions>& made = structured ? structured_ : plain_;
  if (!made) made.emplace(bytes_, text_, structured);
  return *made;
}

std::string ContentView::name(const Span& span, std::string_view path) {
  const auto region = regions_.region(span.begin.offset, span.length);
  const sources::Range line = regions_.line_range(region.begin.line);
  return positions(path).name(span, bytes_.substr(line.begin, line.end - line.begin), hidden_in(line));
}

void ContentView::apply_marks(findings::Finding& finding, const Span& span) {
  if (!marks_) marks_ = triage::marks_of(bytes_);
  if (triage::apply_marks(finding, *marks_, run_.catalogue)) return;
  const std::string annotation = positions(finding.place.path).ignore_annotation(span);
  if (annotation.empty()) return;
  triage::apply_waivers(finding, triage::annotation_waivers(annotation), "annotation", run_.catalogue);
}

}  // namespace rummage::engine
