#pragma once

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "git/history/carry.h"
#include "git/history/walk.h"

namespace rummage::git::history {

/// The part of a walk that does not depend on the record: calls `scan` for each content to be scanned and counts.
/// `known`: the content is left out (WalkOptions::known), and comes only because others are built on it.
struct WalkSummary {
  WalkCounts counts;
  std::vector<store::SkippedObject> too_large;
  std::vector<Notice> notices;
  std::vector<CommitFacts> commits;  ///< as in WalkResult
};
using ScanVisitor = std::function<void(const store::VisitedObject& object, unsigned worker, bool known)>;
WalkSummary walk_contents(const store::ObjectStore& store, const ThreadPool& pool, const WalkOptions& options,
                          const ScanVisitor& scan);

/// Scans the objects that a walk visits, each on the thread that visits it.
template <class Record>
class ObjectScans {
 public:
  ObjectScans(const text::ContentScanner<Record>& scanner, const WalkOptions& options, unsigned threads)
      : scanner_(scanner), carrier_(scanner), options_(options), found_(threads) {}

  void scan(const store::VisitedObject& object, unsigned worker, bool known) {
    if (known && (object.keep == nullptr || !options_.carry)) return;
    const bool by_lines = carries(object);
    auto found = std::make_shared<Remembered<Record>>(look(object, by_lines));
    if (!known && !found->empty()) found_[worker].push_back({object.id(), object.kind, found->all()});
    if (object.keep != nullptr && by_lines) *object.keep = std::move(found);
  }

  std::vector<ObjectRecords<Record>> take() {
    std::vector<ObjectRecords<Record>> all;
    for (auto& part : found_) std::move(part.begin(), part.end(), std::back_inserter(all));
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return all;
  }

 private:
  bool carries(const store::VisitedObject& object) const {
    return options_.carry && object.kind == store::ObjectKind::blob && scanner_.by_lines(object.content);
  }

  Remembered<Record> look(const store::VisitedObject& object, bool by_lines) {
    if (object.kind != store::ObjectKind::blob && options_.windows)
      return carrier_.scan(object.content, options_.windows(object.kind, object.content));
    if (!by_lines) return carrier_.scan(object.content);
    const auto* delta = object.delta;
    if (delta == nullptr || delta->memory == nullptr) return carrier_.scan(object.content);
    return carrier_.scan(object.content, *delta, *static_cast<const Remembered<Record>*>(delta->memory));
  }

  const text::ContentScanner<Record>& scanner_;
  Carrier<Record> carrier_;
  const WalkOptions& options_;
  std::vector<std::vector<ObjectRecords<Record>>> found_;  ///< by worker
};

template <class Record>
WalkResult<Record> walk(const store::ObjectStore& store, const text::ContentScanner<Record>& scanner,
                        const ThreadPool& pool, const WalkOptions& options) {
  ObjectScans<Record> scans(scanner, options, pool.threads());
  WalkSummary summary = walk_contents(
      store, pool, options,
      [&](const store::VisitedObject& object, unsigned worker, bool known) { scans.scan(object, worker, known); });
  return {scans.take(), std::move(summary.counts), std::move(summary.too_large), std::move(summary.notices),
          std::move(summary.commits)};
}

}  // namespace rummage::git::history
