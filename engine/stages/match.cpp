#include <algorithm>
#include <cstring>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "base/utf8.h"
#include "detectors/scanner.h"
#include "engine/brought_paths.h"
#include "engine/hits.h"
#include "engine/lane.h"
#include "engine/object_text.h"
#include "engine/stages/stages.h"
#include "git/history/versions.h"
#include "git/history/walk.h"
#include "git/trees/lfs_pointer.h"
#include "text/collector.h"
#include "text/file_kind.h"
#include "text/quiet_scanner.h"

// Every text in scope, each content once: first the trees, then what the history holds besides.
namespace rummage::engine {
namespace {

using findings::Candidate;

// What each distinct content of the trees in scope gave.
class TreeContents {
 public:
  TreeContents(Run& run, const Lane& lane, State& state) : run_(run), lane_(lane), state_(state) {}

  void scan(Site& site) {
    if (run_.out_of_time()) return leave(site);
    Result<tree::Blob> blob = state_.mounts[site.mount].tree->content(site.inner);
    if (!blob) return add_error(blob.error(), site);
    site.id = blob->id;
    site.size = static_cast<std::uint32_t>(blob->bytes->size());
    if (claim(site)) scan_new(*blob, site);
    if (worth_keeping(site, blob->view())) site.text = run_.sources.add_blob(site.id, blob->bytes);
  }

  std::unordered_set<ContentId> ids() const { return claimed_; }
  std::vector<std::pair<ContentId, std::vector<Candidate>>> take() { return std::move(found_); }

 private:
  bool claim(const Site& site) {
    std::lock_guard lock(mutex_);
    return claimed_.insert(site.id).second;
  }

  void scan_new(const tree::Blob& blob, const Site& site) {
    const char* reason = run_.out_of_time() ? "timeout" : Lane::skip_reason(blob.view());
    std::vector<Candidate> candidates;
    text::Collector<Candidate> collector(candidates);
    if (reason == nullptr) text::scan_whole<Candidate>(lane_, blob.view(), collector);
    const bool odd_bytes =
        reason == nullptr && text::content_kind(blob.view()) == text::ContentKind::utf8 && !is_utf8(blob.view());
    std::lock_guard lock(mutex_);
    if (odd_bytes)
      state_.note("text/invalid-utf8", NoticeLevel::note, "not all bytes are UTF-8; scanned as bytes", site.path);
    if (git::trees::is_lfs_pointer(blob.view()))
      state_.note("git/lfs-pointer", NoticeLevel::note,
                  "Git LFS keeps the content elsewhere; to fetch it: git lfs pull", site.path);
    auto& bytes = state_.counts.bytes;
    bytes.present += site.size;
    (reason == nullptr ? bytes.scanned : bytes.skipped[reason]) += site.size;
    if (candidates.empty()) return;
    run_.sources.add_blob(site.id, blob.bytes);
    found_.emplace_back(site.id, std::move(candidates));
  }

  // Manifests are parsed later, and a file that is not in Git can be read only now.
  bool worth_keeping(const Site& site, std::string_view bytes) const {
    constexpr std::string_view word = "apiVersion";
    return site.manifest && !state_.options->no_objects &&
           memmem(bytes.data(), bytes.size(), word.data(), word.size()) != nullptr;
  }

  std::uint64_t size_of(const Site& site) const {
    const auto entry = state_.mounts[site.mount].tree->lookup(site.inner);
    return entry ? entry->size.value_or(0) : 0;
  }

  // What is left when the time is over is counted, not read.
  void leave(const Site& site) {
    const std::uint64_t size = size_of(site);
    std::lock_guard lock(mutex_);
    state_.counts.bytes.present += size;
    state_.counts.bytes.skipped["timeout"] += size;
  }

  void add_error(const Error& error, const Site& site) {
    Notice notice = tree::to_notice(error, site.path);
    std::lock_guard lock(mutex_);
    if (error.code == "tree/too-large" || error.code == "git/object-too-large") {
      const std::uint64_t size = size_of(site);
      state_.counts.bytes.present += size;
      state_.counts.bytes.skipped["size"] += size;
    }
    state_.notices.push_back(std::move(notice));
  }

  Run& run_;
  const Lane& lane_;
  State& state_;
  std::mutex mutex_;
  std::unordered_set<ContentId> claimed_;
  std::vector<std::pair<ContentId, std::vector<Candidate>>> found_;
};

ContentSource source_of(git::store::ObjectKind kind) {
  if (kind == git::store::ObjectKind::commit) return ContentSource::commit;
  return kind == git::store::ObjectKind::tag ? ContentSource::tag : ContentSource::blob;
}

void add_content(Run& run, State& state, const ContentId& id, ContentSource source, std::vector<Candidate> candidates) {
  ContentHits content{id, source, run.sources.add_blob(id), {}};
  for (Candidate& candidate : candidates) candidate.span.begin.text = content.text;
  content.hits = merge_candidates(std::move(candidates), run, state.counts.structure);
  if (!content.hits.empty()) state.contents.push_back(std::move(content));
}

void match_history(Run& run, State& state, const Lane& lane, const std::unordered_set<ContentId>& known) {
  git::history::WalkOptions options;
  options.known = &known;
  options.size_limit = run.limits.file_size;
  options.shallow = &state.repository->shallow;
  options.skip = [&run](git::store::ObjectKind, std::string_view content) {
    return run.out_of_time() ? "timeout" : Lane::skip_reason(content);
  };
  if (state.only_objects) options.only = &*state.only_objects;
  options.windows = windows_of_object;
  auto walked = git::history::walk<Candidate>(*state.store, lane, run.pool, options);
  for (auto& object : walked.objects)
    add_content(run, state, object.id, source_of(object.kind), std::move(object.records));
  auto& bytes = state.counts.bytes;
  bytes.scanned += walked.counts.blobs.bytes;
  bytes.present += walked.counts.blobs.bytes;
  for (const auto& [reason, tally] : walked.counts.skipped) {
    bytes.skipped[reason] += tally.bytes;
    bytes.present += tally.bytes;
  }
  const auto& present = walked.counts.present;
  state.counts.objects = {present.commits, present.trees, present.blobs, present.tags};
  if (state.only_objects)
    state.counts.objects = {state.only_counts.commits, state.only_counts.trees, state.only_counts.blobs,
                            state.only_counts.tags};
  state.commits = std::move(walked.commits);
  for (Notice& notice : walked.notices) state.notices.push_back(std::move(notice));
  for (const git::store::SkippedObject& object : walked.too_large)
    state.note("git/object-too-large", NoticeLevel::warning,
               fmt::format("an object of {} bytes is above --max-file-size and was not read", object.size),
               ".git/blob/" + object.id.hex());
}

// Looks at contents that are not asked for; they are not counted.
void match_context(Run& run, State& state, const Lane& lane, const std::unordered_set<ContentId>& only) {
  git::history::WalkOptions options;
  options.only = &only;
  options.size_limit = run.limits.file_size;
  options.skip = [](git::store::ObjectKind, std::string_view content) { return Lane::skip_reason(content); };
  auto walked = git::history::walk<Candidate>(*state.store, lane, run.pool, options);
  const auto structure = state.counts.structure;
  for (auto& object : walked.objects)
    add_content(run, state, object.id, ContentSource::blob, std::move(object.records));
  state.counts.structure = structure;
  for (Notice& notice : walked.notices) state.notices.push_back(std::move(notice));
}

// A commit of a range brings a credential to a path where no parent has it, so what the parents have there is looked at
// too. Only where a range does bring one, which is rare, all other versions of the file are needed to say who else has
// it and since when it is gone, and HEAD's tree to say whether it lives.
void match_around(Run& run, State& state, const Lane& lane, std::unordered_set<ContentId> seen) {
  std::unordered_set<ContentId> hits;
  for (const ContentHits& content : state.contents)
    if (content.source == ContentSource::blob && state.only_objects->contains(content.id)) hits.insert(content.id);
  seen.insert(state.only_objects->begin(), state.only_objects->end());
  auto look_at = [&](std::unordered_set<ContentId> contents) {
    std::erase_if(contents, [&](const ContentId& id) { return seen.contains(id); });
    seen.insert(contents.begin(), contents.end());
    if (!contents.empty()) match_context(run, state, lane, contents);
  };
  if (hits.empty()) return;
  const std::vector<ContentId> commits(state.only_commits->begin(), state.only_commits->end());
  const auto changes = git::history::introduced_changes(*state.store, run.pool, commits, hits);
  std::unordered_set<ContentId> before;
  for (const auto& change : changes) before.insert(change.before.begin(), change.before.end());
  look_at(std::move(before));
  const std::vector<std::string> paths = brought_paths(state, changes);
  state.brings = !paths.empty();
  if (!state.brings) return;
  look_at(git::history::versions_at(*state.store, run.pool, paths));
  std::unordered_set<ContentId> in_head;
  for (const Site& site : state.sites)
    if (!site.id.empty()) in_head.insert(site.id);
  look_at(std::move(in_head));
}

std::unordered_set<ContentId> match_trees(Run& run, State& state, const Lane& lane) {
  TreeContents contents(run, lane, state);
  run.pool.for_each_small(state.sites.size(), [&](std::size_t i, unsigned) {
    if (!state.sites[i].context) contents.scan(state.sites[i]);
  });
  for (auto& [id, candidates] : contents.take())
    add_content(run, state, id, ContentSource::blob, std::move(candidates));
  state.counts.files += static_cast<std::size_t>(
      std::count_if(state.sites.begin(), state.sites.end(), [](const Site& site) { return !site.context; }));
  return contents.ids();
}

void tell_timeout(State& state) {
  const auto left = state.counts.bytes.skipped.find("timeout");
  if (left == state.counts.bytes.skipped.end()) return;
  state.note("scan/timeout", NoticeLevel::error,
             fmt::format("--timeout passed; {} bytes were not scanned any more", left->second));
}

void tell_remarks(State& state, const Lane& lane) {
  for (const auto& [reason, count] : lane.structure()) state.counts.structure[reason] += count;
  std::unordered_map<ContentId, std::string> paths;
  for (const Site& site : state.sites) paths.try_emplace(site.id, site.path);
  for (Lane::Remark& remark : lane.remarks()) {
    auto known = paths.find(remark.id);
    const std::string path = known == paths.end() ? ".git/blob/" + remark.id.hex() : known->second;
    const std::string& inside = remark.notice.path;  // begins with '!' unless it is empty
    remark.notice.path = inside.empty() || inside.front() == '!' ? path + inside : path + "!" + inside;
    state.notices.push_back(std::move(remark.notice));
  }
}

}  // namespace

void match(Run& run, State& state) {
  const detectors::SealingRun sealing{run.credentials, run.sealed, run.catalogue, nullptr,
                                      run.tag_salt,    run.now,    true,          state.options->redact};
  const auto scanner = detectors::make_scanner(sealing);
  const HashKind hash = state.repository ? state.repository->hash : HashKind::sha1;
  const Lane lane(run, *scanner, hash);
  std::unordered_set<ContentId> known;
  if (state.scope.kind == ScopeKind::history) {
    // The walk meets every blob of HEAD's tree; here they only get their names.
    for (Site& site : state.sites)
      if (auto id = state.mounts[site.mount].tree->content_id(site.inner)) site.id = *id;
  } else {
    known = match_trees(run, state, lane);
  }
  for (Site& site : state.sites)
    if (site.context)
      if (auto id = state.mounts[site.mount].tree->content_id(site.inner)) site.id = *id;
  for (std::uint32_t i = 0; i < state.sites.size(); ++i)
    if (!state.sites[i].id.empty()) state.sites_of[state.sites[i].id].push_back(i + 1);
  tell_remarks(state, lane);
  if (state.scope.with_history && state.store) {
    detectors::SealingRun without_doubtful = sealing;
    without_doubtful.keep_low = false;
    const auto history_scanner = detectors::make_scanner(without_doubtful);
    const text::QuietScanner<Candidate> quiet(*history_scanner);
    const Lane history_lane(run, quiet, hash);
    match_history(run, state, history_lane, known);
    tell_remarks(state, history_lane);
    if (state.only_commits && state.scope.kind != ScopeKind::range)
      match_around(run, state, Lane(run, *history_scanner, hash), known);
  }
  tell_timeout(state);
  std::sort(state.contents.begin(), state.contents.end(), [](const ContentHits& a, const ContentHits& b) {
    return std::tie(a.source, a.id) < std::tie(b.source, b.id);
  });
}

}  // namespace rummage::engine
