#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "git/history/copied.h"
#include "text/content_scanner.h"

namespace rummage::git::history {

/// What a scan found in one content, kept while contents that are built on it are scanned.
template <class Record>
struct Remembered {
  struct Judged {
    text::Anchor anchor;
    std::optional<text::Window> decided_by;  ///< see ContentScanner::reevaluate
    std::uint32_t first = 0, count = 0;      ///< of `judged`
  };
  std::vector<Record> records;  ///< of lines, by begin
  std::vector<Judged> anchors;  ///< by offset, then form
  std::vector<Record> judged;   ///< of anchors, anchor by anchor

  bool empty() const { return records.empty() && judged.empty(); }
  /// All records: those of lines, then those of anchors.
  std::vector<Record> all() const {
    std::vector<Record> out = records;
    out.insert(out.end(), judged.begin(), judged.end());
    return out;
  }
};

/// Scans contents and carries what their bases brought. The invariant: the result is that of scanning in full, because
/// a record in the clean part of a copied run depends on copied lines only, and an anchor is judged anew unless one run
/// copies every byte that decided it. Thread-safe.
template <class Record>
class Carrier {
 public:
  explicit Carrier(const text::ContentScanner<Record>& scanner)
      : scanner_(scanner), lines_(scanner.reach().lines_after) {}

  /// Scans `windows` of a content.
  Remembered<Record> scan(std::string_view content, std::span<const text::Window> windows) const {
    Collector fresh;
    scanner_.scan(content, windows, fresh);
    return finish(content, fresh, {}, 0);
  }

  Remembered<Record> scan(std::string_view content) const {
    const text::Window all{0, static_cast<std::uint32_t>(content.size())};
    return scan(content, std::span(&all, 1));
  }

  /// Scans what a delta did not copy, and carries the rest; `base` is what was found in the base.
  Remembered<Record> scan(std::string_view content, const store::DeltaView& delta,
                          const Remembered<Record>& base) const {
    const std::vector<CopiedRun> runs = copied_runs(delta, content, lines_);
    Collector fresh;
    scanner_.scan(content, dirty_windows(runs, static_cast<std::uint32_t>(content.size())), fresh);
    const std::size_t own = fresh.records.size();
    for (const CopiedRun& run : runs) {
      carry_records(run, base, fresh.records);
      carry_anchors(run, base, delta.base.size(), content.size(), fresh.anchors);
    }
    return finish(content, fresh, base.judged, own);
  }

 private:
  using Judged = typename Remembered<Record>::Judged;

  // An anchor of the content to be judged; `same`: of the base, where every byte that decided it was copied.
  struct Pending {
    text::Anchor anchor;
    const Judged* same = nullptr;
    std::int64_t shift = 0;
  };

  struct Collector final : text::Sink<Record> {
    std::vector<Record> records;
    std::vector<Pending> anchors;
    void record(const Record& record) override { records.push_back(record); }
    void anchor(const text::Anchor& anchor) override { anchors.push_back({anchor, nullptr, 0}); }
  };

  struct Verdicts final : text::Sink<Record> {
    std::vector<Record>& records;
    explicit Verdicts(std::vector<Record>& into) : records(into) {}
    void record(const Record& record) override { records.push_back(record); }
    void anchor(const text::Anchor&) override {}
  };

  static std::uint32_t moved(std::uint32_t offset, std::int64_t by) { return static_cast<std::uint32_t>(offset + by); }
  static bool earlier(const Record& a, const Record& b) { return a.begin() < b.begin(); }

  static void carry_records(const CopiedRun& run, const Remembered<Record>& base, std::vector<Record>& records) {
    const std::uint32_t begin = moved(run.clean_begin, -run.shift()), end = moved(run.clean_end, -run.shift());
    auto next = std::lower_bound(base.records.begin(), base.records.end(), begin,
                                 [](const Record& record, std::uint32_t at) { return record.begin() < at; });
    for (; next != base.records.end() && next->begin() < end; ++next) records.push_back(next->shifted(run.shift()));
  }

  static void carry_anchors(const CopiedRun& run, const Remembered<Record>& base, std::size_t base_size,
                            std::size_t size, std::vector<Pending>& anchors) {
    const std::uint32_t begin = moved(run.clean_begin, -run.shift()), end = moved(run.clean_end, -run.shift());
    auto next = std::lower_bound(base.anchors.begin(), base.anchors.end(), begin,
                                 [](const Judged& judged, std::uint32_t at) { return judged.anchor.offset < at; });
    for (; next != base.anchors.end() && next->anchor.offset < end; ++next) {
      const bool same = next->decided_by && holds_copy(run, *next->decided_by, base_size, size);
      anchors.push_back(
          {{moved(next->anchor.offset, run.shift()), next->anchor.form}, same ? &*next : nullptr, run.shift()});
    }
  }

  // The first `own` records were found here, the rest was carried in order.
  Remembered<Record> finish(std::string_view content, Collector& fresh, std::span<const Record> base_judged,
                            std::size_t own) const {
    Remembered<Record> found;
    if (own < fresh.records.size() || !std::is_sorted(fresh.records.begin(), fresh.records.end(), earlier))
      std::stable_sort(fresh.records.begin(), fresh.records.end(), earlier);
    found.records = std::move(fresh.records);
    std::sort(fresh.anchors.begin(), fresh.anchors.end(),
              [](const Pending& a, const Pending& b) { return a.anchor < b.anchor; });
    Verdicts verdicts(found.judged);
    for (const Pending& pending : fresh.anchors) {
      Judged judged{pending.anchor, std::nullopt, static_cast<std::uint32_t>(found.judged.size()), 0};
      if (pending.same != nullptr) {
        const text::Window& decided_by = *pending.same->decided_by;
        judged.decided_by = {moved(decided_by.begin, pending.shift), moved(decided_by.end, pending.shift)};
        for (const Record& record : base_judged.subspan(pending.same->first, pending.same->count))
          found.judged.push_back(record.shifted(pending.shift));
      } else {
        judged.decided_by = scanner_.reevaluate(content, pending.anchor, verdicts);
      }
      judged.count = static_cast<std::uint32_t>(found.judged.size()) - judged.first;
      found.anchors.push_back(judged);
    }
    return found;
  }

  const text::ContentScanner<Record>& scanner_;
  std::uint32_t lines_;
};

}  // namespace rummage::git::history
