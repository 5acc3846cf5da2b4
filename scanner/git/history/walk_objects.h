#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "git/history/walk.h"
#include "text/collector.h"

namespace rummage::git::history {

/// The part of a walk that does not depend on the record: calls `scan` for each content to be scanned and counts.
struct WalkSummary {
  WalkCounts counts;
  std::vector<store::SkippedObject> too_large;
  std::vector<Notice> notices;
};
WalkSummary walk_contents(const store::ObjectStore& store, const ThreadPool& pool, const WalkOptions& options,
                          const store::Visitor& scan);

template <class Record>
WalkResult<Record> walk(const store::ObjectStore& store, const ScanFunction<Record>& scan, const ThreadPool& pool,
                        const WalkOptions& options) {
  std::vector<std::vector<ObjectRecords<Record>>> found(pool.threads());
  auto visit = [&](const store::VisitedObject& object, unsigned worker) {
    std::vector<Record> records;
    scan(object.kind, object.content, records);
    if (!records.empty()) found[worker].push_back({object.id, object.kind, std::move(records)});
  };
  WalkSummary summary = walk_contents(store, pool, options, visit);
  WalkResult<Record> result;
  result.counts = std::move(summary.counts);
  result.too_large = std::move(summary.too_large);
  result.notices = std::move(summary.notices);
  for (auto& part : found) std::move(part.begin(), part.end(), std::back_inserter(result.objects));
  std::sort(result.objects.begin(), result.objects.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return result;
}

template <class Record>
WalkResult<Record> walk(const store::ObjectStore& store, const text::ContentScanner<Record>& scanner,
                        const ThreadPool& pool, const WalkOptions& options) {
  ScanFunction<Record> scan = [&](store::ObjectKind, std::string_view content, std::vector<Record>& records) {
    text::Collector<Record> sink(records);
    text::scan_whole(scanner, content, sink);
  };
  return walk<Record>(store, scan, pool, options);
}

}  // namespace rummage::git::history
