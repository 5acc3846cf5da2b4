#include "git/history/walk.h"

#include <algorithm>
#include <optional>

#include "git/history/reference_check.h"
#include "git/history/walk_objects.h"
#include "git/store/visit_few.h"

namespace rummage::git::history {
namespace {

// So few that reading each by its id costs less than planning a pass.
bool only_few(const store::ObjectStore& store, const WalkOptions& options) {
  return options.only != nullptr && options.only->size() <= 64 + store.slots() / 256;
}

// Whether the store's slots are asked for, settled before the pass: one bit for each slot.
class Wanted {
 public:
  Wanted(const store::ObjectStore& store, const WalkOptions& options) : bits_(store.slots(), options.only == nullptr) {
    if (options.only != nullptr) set(store, *options.only, true);
    if (options.known != nullptr) known_ = bits_, set(store, *options.known, false);
  }
  /// Asked for; known ones are not.
  bool operator()(std::uint32_t slot) const { return bits_[slot]; }
  /// Would be asked for if it were not known.
  bool known(std::uint32_t slot) const { return !known_.empty() && known_[slot] && !bits_[slot]; }
  std::uint64_t left_out() const { return left_out_; }
  /// All that must be read, ascending.
  std::vector<std::uint32_t> slots() const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t slot = 0; slot < bits_.size(); ++slot)
      if (bits_[slot]) out.push_back(slot);
    return out;
  }

 private:
  void set(const store::ObjectStore& store, const std::unordered_set<ContentId>& ids, bool value) {
    for (const ContentId& id : ids) {
      auto slot = store.slot(id);
      if (!slot) continue;
      if (!value && bits_[*slot]) ++left_out_;
      bits_[*slot] = value;
    }
  }

  std::vector<bool> bits_, known_;
  std::uint64_t left_out_ = 0;
};

Tally& tally_of(WalkCounts& counts, store::ObjectKind kind) {
  if (kind == store::ObjectKind::commit) return counts.commits;
  return kind == store::ObjectKind::tag ? counts.tags : counts.blobs;
}

void add(WalkCounts& into, const WalkCounts& part) {
  into.blobs += part.blobs;
  into.commits += part.commits;
  into.tags += part.tags;
  for (const auto& [reason, tally] : part.skipped) into.skipped[reason] += tally;
}

store::VisitOptions visit_options(const WalkOptions& options, bool check, const Wanted& wanted) {
  store::VisitOptions out;
  out.trees = check;
  out.blobs = options.blobs;
  out.commits = options.commits || check;
  out.tags = options.tags || check;
  out.size_limit = options.size_limit;
  if (options.only != nullptr || options.known != nullptr)
    out.wanted = [&wanted](std::uint32_t slot) { return wanted(slot) || wanted.known(slot); };
  return out;
}

bool asked_for(const WalkOptions& options, store::ObjectKind kind) {
  switch (kind) {
    case store::ObjectKind::commit:
      return options.commits;
    case store::ObjectKind::tag:
      return options.tags;
    case store::ObjectKind::blob:
      return options.blobs;
    case store::ObjectKind::tree:
      return false;
  }
  return false;
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  objects += other.objects;
  bytes += other.bytes;
  return *this;
}

WalkSummary walk_contents(const store::ObjectStore& store, const ThreadPool& pool, const WalkOptions& options,
                          const ScanVisitor& scan) {
  static const std::vector<ContentId> kNoShallow;
  const bool few = only_few(store, options);
  if (!few) store.prepare_table();
  Wanted wanted(store, options);
  std::optional<ReferenceCheck> references;
  if (options.check_references && options.only == nullptr)
    references.emplace(store, options.shallow != nullptr ? *options.shallow : kNoShallow, pool.threads());
  std::vector<WalkCounts> parts(pool.threads());
  auto visit = [&](const store::VisitedObject& object, unsigned worker) {
    if (references) references->look_at(object, worker);
    if (!asked_for(options, object.kind)) return;
    const char* why = options.skip ? options.skip(object.kind, object.content) : nullptr;
    if (wanted.known(object.slot)) {
      if (why == nullptr) scan(object, worker, true);
      return;
    }
    Tally& tally = why != nullptr ? parts[worker].skipped[why] : tally_of(parts[worker], object.kind);
    tally += {1, object.content.size()};
    if (why == nullptr) scan(object, worker, false);
  };
  const store::VisitOptions what = visit_options(options, references.has_value(), wanted);
  store::VisitResult visited =
      few ? store::visit_few(store, pool, wanted.slots(), what, visit) : store::visit_objects(store, pool, what, visit);
  WalkSummary out;
  out.counts.present = visited.present;
  if (references) out.counts.missing = references->missing();
  out.counts.known.objects = wanted.left_out();
  for (const WalkCounts& part : parts) add(out.counts, part);
  std::erase_if(visited.skipped, [&](const store::SkippedObject& object) {
    return options.known != nullptr && options.known->contains(object.id);
  });
  for (const store::SkippedObject& object : visited.skipped) out.counts.skipped["size"] += {1, object.size};
  out.too_large = std::move(visited.skipped);
  out.notices = std::move(visited.notices);
  if (!references) return out;
  for (Notice& notice : references->notices()) out.notices.push_back(std::move(notice));
  if (std::none_of(out.too_large.begin(), out.too_large.end(),
                   [](const store::SkippedObject& object) { return object.kind == store::ObjectKind::commit; }))
    out.commits = references->take_commits();
  return out;
}

}  // namespace rummage::git::history
