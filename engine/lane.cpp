#include "engine/lane.h"

#include <algorithm>
#include <functional>

#include "engine/hits.h"
#include "sources/codec.h"
#include "sources/region.h"
#include "text/collector.h"
#include "text/file_kind.h"
#include "tree/archive.h"

namespace rummage::engine {
namespace {

using findings::Candidate;
using text::ContentKind;

// Passes every candidate on as `change` gives it; anchors mean nothing outside the text they were found in.
class Mapped final : public text::Sink<Candidate> {
 public:
  Mapped(text::Sink<Candidate>& next, std::function<Candidate(Candidate)> change)
      : next_(next), change_(std::move(change)) {}
  void record(const Candidate& candidate) override { next_.record(change_(candidate)); }
  void anchor(const text::Anchor&) override {}

 private:
  text::Sink<Candidate>& next_;
  std::function<Candidate(Candidate)> change_;
};

std::optional<sources::Codec> codec_of(ContentKind kind) {
  switch (kind) {
    case ContentKind::utf16le:
      return sources::Codec::utf16_le;
    case ContentKind::utf16be:
      return sources::Codec::utf16_be;
    case ContentKind::utf32le:
      return sources::Codec::utf32_le;
    case ContentKind::utf32be:
      return sources::Codec::utf32_be;
    default:
      return std::nullopt;
  }
}

// Text with a few NUL or control bytes is still text: hiding a secret must take more than one NUL.
bool mostly_text(std::string_view content) {
  const std::string_view head = content.substr(0, 8000);
  const auto odd = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t';
  });
  return static_cast<std::size_t>(odd) * 50 <= head.size();
}

bool is_plain(ContentKind kind, std::string_view content) {
  return kind == ContentKind::utf8 || (kind == ContentKind::binary && mostly_text(content));
}

// A picture that some tool once read as text: one byte in a hundred and more became U+FFFD.
bool is_mangled(std::string_view content) {
  const std::string_view head = content.substr(0, 8000);
  std::size_t marks = 0;
  for (std::size_t at = head.find("\xEF\xBF\xBD"); at != head.npos; at = head.find("\xEF\xBF\xBD", at + 3)) ++marks;
  return marks * 100 > head.size();
}

}  // namespace

bool Lane::by_lines(std::string_view content) const {
  return is_plain(text::content_kind(content), content);
}

const char* Lane::skip_reason(std::string_view content) {
  const ContentKind kind = text::content_kind(content);
  const bool binary = kind == ContentKind::binary && !mostly_text(content);
  return binary || (kind == ContentKind::utf8 && is_mangled(content)) ? "binary" : nullptr;
}

void Lane::scan(std::string_view content, std::span<const text::Window> windows, text::Sink<Candidate>& sink) const {
  const ContentKind kind = text::content_kind(content);
  if (is_plain(kind, content))
    scanner_.scan(content, windows, sink);
  else if (kind == ContentKind::archive)
    scan_archive(content, sink);
  else if (kind != ContentKind::binary)
    scan_decoded(content, sink);
}

std::optional<text::Window> Lane::reevaluate(std::string_view content, const text::Anchor& anchor,
                                             text::Sink<Candidate>& sink) const {
  return scanner_.reevaluate(content, anchor, sink);
}

void Lane::scan_decoded(std::string_view content, text::Sink<Candidate>& sink) const {
  Result<sources::Recoded> decoded = sources::decode(*codec_of(text::content_kind(content)), content);
  if (!decoded) return;
  Mapped mapped(sink, [&](Candidate candidate) {
    const sources::Range below = decoded->map.below(candidate.begin(), candidate.end());
    candidate.span.begin.offset = below.begin;
    candidate.span.length = below.end - below.begin;
    return candidate;
  });
  text::scan_whole<Candidate>(scanner_, decoded->bytes, mapped);
}

void Lane::scan_archive(std::string_view content, text::Sink<Candidate>& sink) const {
  tree::ArchiveLimits limits;
  limits.depth = run_.limits.archive_depth;
  limits.file_size = run_.limits.file_size;
  const std::vector<Notice> notices =
      tree::expand(content, "", limits, [&](const tree::ArchiveEntry& entry) { scan_entry(content, entry, sink); });
  if (notices.empty()) return;
  const ContentId id = blob_id(content, hash_);
  std::lock_guard lock(mutex_);
  for (const Notice& notice : notices) remarks_.push_back({id, notice});
}

void Lane::scan_entry(std::string_view archive, const tree::ArchiveEntry& entry, text::Sink<Candidate>& sink) const {
  const std::string_view bytes = *entry.bytes;
  if (text::content_kind(bytes) == ContentKind::archive) return;  // its entries follow
  // Verdicts hold within the entry: afterwards all its candidates stand at the archive as a whole.
  std::vector<Candidate> candidates;
  text::Collector<Candidate> collector(candidates);
  text::scan_whole<Candidate>(*this, bytes, collector);
  std::map<std::string, std::uint64_t> settled;
  apply_verdicts(candidates, settled);
  sources::RegionMaker regions(bytes);
  for (Candidate candidate : candidates) {
    const auto region = regions.region(candidate.begin(), candidate.span.length);
    findings::Sealed sealed = run_.sealed[candidate.sealed];
    sealed.entry = entry.path;
    sealed.line = region.begin.line;
    sealed.column = region.begin.column;
    candidate.sealed = run_.sealed.intern(sealed);
    candidate.features |= findings::from_archive;
    candidate.span = {{candidate.span.begin.text, 0}, static_cast<std::uint32_t>(archive.size())};
    sink.record(candidate);
  }
  std::lock_guard lock(mutex_);
  for (const auto& [reason, count] : settled) structure_[reason] += count;
}

std::map<std::string, std::uint64_t> Lane::structure() const {
  std::lock_guard lock(mutex_);
  return structure_;
}

std::vector<Lane::Remark> Lane::remarks() const {
  std::lock_guard lock(mutex_);
  std::vector<Remark> remarks = remarks_;
  std::sort(remarks.begin(), remarks.end());
  remarks.erase(std::unique(remarks.begin(), remarks.end()), remarks.end());
  return remarks;
}

}  // namespace rummage::engine
