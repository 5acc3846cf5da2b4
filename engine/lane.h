#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/content_id.h"
#include "base/notice.h"
#include "engine/run.h"
#include "text/content_scanner.h"
#include "tree/archive.h"

namespace rummage::engine {

/// The text lane over contents of every kind: decodes UTF-16 and UTF-32, opens archives, and leaves alone what is no
/// text. Everything is handed to one scanner of UTF-8; its candidates come back at places in the content itself.
/// Thread-safe; what it leaves out and has to say does not depend on the order of calls.
class Lane final : public text::ContentScanner<findings::Candidate> {
 public:
  /// Both must outlive the lane. `hash` names the contents that it is shown.
  Lane(Run& run, const text::ContentScanner<findings::Candidate>& scanner, HashKind hash)
      : run_(run), scanner_(scanner), hash_(hash) {}

  text::Reach reach() const override { return scanner_.reach(); }
  void scan(std::string_view content, std::span<const text::Window> windows,
            text::Sink<findings::Candidate>& sink) const override;
  bool by_lines(std::string_view content) const override;
  std::optional<text::Window> reevaluate(std::string_view content, const text::Anchor& anchor,
                                         text::Sink<findings::Candidate>& sink) const override;

  /// Why a content is not scanned at all ("binary"); null: it is. A function of the bytes.
  static const char* skip_reason(std::string_view content);

  /// A notice about a content that was met without its path.
  struct Remark {
    ContentId id;
    Notice notice;  ///< path: within the archive, or empty
    auto operator<=>(const Remark&) const = default;
  };
  /// Sorted, none twice.
  std::vector<Remark> remarks() const;
  /// Candidates in archives that structural verdicts dropped, by reason.
  std::map<std::string, std::uint64_t> structure() const;

 private:
  void scan_decoded(std::string_view content, text::Sink<findings::Candidate>& sink) const;
  void scan_archive(std::string_view content, text::Sink<findings::Candidate>& sink) const;
  void scan_entry(std::string_view archive, const tree::ArchiveEntry& entry,
                  text::Sink<findings::Candidate>& sink) const;

  Run& run_;
  const text::ContentScanner<findings::Candidate>& scanner_;
  HashKind hash_;
  mutable std::mutex mutex_;
  mutable std::vector<Remark> remarks_;
  mutable std::map<std::string, std::uint64_t> structure_;
};

}  // namespace rummage::engine
