#include "git/history/reporter.h"

#include <algorithm>

#include "git/history/note_path.h"
#include "git/history/ref_reach.h"

namespace rummage::git::history {

void Reporter::report(const ThreadPool& pool, Attribution& out) {
  add_places();
  std::vector<ContentId> asked = options_.objects;
  for (const Target& target : out.unplaced) asked.push_back(target.blob);
  std::sort(asked.begin(), asked.end());
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  for (const ContentId& id : asked) add_object(id);
  name_refs(pool);
  std::sort(places_.begin(), places_.end(), [](const AttributedPlace& a, const AttributedPlace& b) {
    return a.group != b.group ? a.group < b.group : a.path < b.path;
  });
  out.places = std::move(places_);
  out.objects = std::move(objects_);
}

void Reporter::add_places() {
  in_commits_ = held_by([](const CommitGraph::Node& node) { return !node.tree; });
  in_tags_ = held_by([](const CommitGraph::Node& node) { return node.tree && node.reachable; });
  std::span<const Introduction> left(changes_.introductions);
  while (!left.empty()) {
    Key key = left.front().key;
    auto end = std::find_if(left.begin(), left.end(), [&](const Introduction& one) { return one.key != key; });
    auto count = static_cast<std::size_t>(end - left.begin());
    Deciding deciding = decide(left.first(count));
    left = left.subspan(count);
    if (deciding.all.empty()) continue;
    std::string path = changes_.paths.text(path_of(key), trees_.names);
    if (auto annotated = note_of(deciding, path))
      add_note(std::move(deciding), {group_of(key), *annotated});
    else
      add(deciding, std::move(path));
  }
  for (const auto& [place, deciding] : notes_) add(deciding, ".git/notes/" + place.second);
}

// The targets that the trees of some nodes hold.
template <class Which>
std::vector<bool> Reporter::held_by(Which which) const {
  std::vector<std::uint32_t> roots;
  for (const auto& node : graph_.commits)
    if (which(node)) roots.push_back(node.root);
  return held_targets(trees_, roots, targets_.size());
}

// Commits that a ref reaches decide where there are any; others only for what none of those holds.
int Reporter::rank_of(std::uint32_t commit) const {
  const auto& node = graph_.commits[commit];
  return 2 * node.reachable + !node.tree;
}

// A tree that no commit names says something only of blobs that no commit holds: much of it may be a part of others.
Reporter::Deciding Reporter::decide(std::span<const Introduction> of_key) const {
  Deciding out;
  out.keys = {of_key.front().key};
  if (options_.only_commits != nullptr) out.either.assign(of_key.begin(), of_key.end());
  for (const Introduction& one : of_key) {
    const auto& node = graph_.commits[one.commit];
    if (node.tree && (in_commits_[one.target] || (!node.reachable && in_tags_[one.target]))) continue;
    const int rank = rank_of(one.commit);
    if (rank > out.rank) out.all.clear();
    out.rank = std::max(out.rank, rank);
    if (rank == out.rank) out.all.push_back(one);
  }
  return out;
}

// A note is known by the refs that lead to it; where none does any more, by the object that its path names.
std::optional<std::string> Reporter::note_of(const Deciding& deciding, const std::string& path) const {
  std::optional<std::string> annotated = annotated_id(path);
  if (!annotated) return std::nullopt;
  const bool by_refs = std::all_of(deciding.all.begin(), deciding.all.end(),
                                   [&](const Introduction& one) { return graph_.commits[one.commit].notes; });
  const bool lost = deciding.rank < 2 && store_.contains(*ContentId::from_hex(*annotated));
  return by_refs || lost ? annotated : std::nullopt;
}

void Reporter::add_note(Deciding deciding, const NotePlace& place) {
  auto [at, fresh] = notes_.try_emplace(place, std::move(deciding));
  if (fresh) return;
  Deciding& known = at->second;
  known.either.insert(known.either.end(), deciding.either.begin(), deciding.either.end());
  if (deciding.rank > known.rank) known.rank = deciding.rank, known.all.clear();
  known.keys.push_back(deciding.keys.front());
  if (deciding.rank == known.rank) known.all.insert(known.all.end(), deciding.all.begin(), deciding.all.end());
}

void Reporter::add(const Deciding& deciding, std::string path) {
  const Introduction* first = nullptr;
  bool cut = false;
  // A range may consist of commits that no ref reaches, as those that were just fetched.
  for (const Introduction& one : options_.only_commits == nullptr ? deciding.all : deciding.either) {
    if (!in_range(one.commit)) continue;
    cut |= graph_.commits[one.commit].cut;
    if (first == nullptr || graph_.before(one.commit, first->commit)) first = &one;
  }
  if (first == nullptr) return;
  AttributedPlace place;
  place.group = group_of(deciding.keys.front());
  place.path = std::move(path);
  if (!cut && !graph_.commits[first->commit].tree) place.introduced = time_of(first->commit);
  place.blob = targets_.blob(first->target);
  place.reachable = deciding.rank >= 2;
  place.on_head = std::any_of(deciding.all.begin(), deciding.all.end(),
                              [&](const Introduction& one) { return graph_.commits[one.commit].on_head; });
  if (!place.reachable) place.held_by = holder_of(deciding);
  settle_last_seen(deciding, place);
  places_.push_back(std::move(place));
  set_of_place_.push_back(deciding.rank >= 2 ? set_number(deciding) : kNone);
}

void Reporter::settle_last_seen(const Deciding& deciding, AttributedPlace& place) const {
  const auto& last = deciding.rank >= 2 ? changes_.last_reachable : changes_.last_unreachable;
  std::uint32_t latest = kNone;
  for (Key key : deciding.keys) {
    place.in_head = place.in_head || changes_.in_head.contains(key);
    auto at = last.find(key);
    if (at != last.end() && (latest == kNone || later(graph_, at->second, latest))) latest = at->second;
  }
  if (!place.in_head && latest != kNone && deciding.rank % 2 == 1) place.last_seen = time_of(latest);
}

bool Reporter::in_range(std::uint32_t commit) const {
  return options_.only_commits == nullptr || options_.only_commits->contains(store_.id(graph_.commits[commit].slot));
}

CommitTime Reporter::time_of(std::uint32_t commit) const {
  const auto& node = graph_.commits[commit];
  return {store_.id(node.slot), node.author, node.committed};
}

std::string Reporter::holder_of(const Deciding& deciding) const {
  std::uint32_t first = kNone;
  for (const Introduction& one : deciding.all) first = std::min(first, graph_.commits[one.commit].held_by);
  return first == kNone ? std::string() : options_.holders[first].name;
}

// Every commit that holds a key descends from one that introduced it, through commits that hold it: the refs that
// reach a holder are those that reach an introduction.
std::uint32_t Reporter::set_number(const Deciding& deciding) {
  std::vector<std::uint32_t> commits;
  for (const Introduction& one : deciding.all) commits.push_back(one.commit);
  return set_number(std::move(commits));
}

std::uint32_t Reporter::set_number(std::vector<std::uint32_t> commits) {
  auto [at, fresh] = set_numbers_.try_emplace(std::move(commits), static_cast<std::uint32_t>(sets_.size()));
  if (fresh) sets_.push_back(at->first);
  return at->second;
}

// A commit is led to by what reaches it, anything else by what names it.
void Reporter::add_object(const ContentId& id) {
  AttributedObject object;
  object.id = id;
  object.reachable = options_.refs_unknown;
  std::uint32_t commit = graph_.find(store_, id), holder = kNone;
  if (commit != kNone) {
    object.on_head = graph_.commits[commit].on_head;
    object.reachable = graph_.commits[commit].reachable;
    holder = graph_.commits[commit].held_by;
  } else {
    auto at = std::lower_bound(graph_.named.begin(), graph_.named.end(), CommitGraph::Named{id, {}, 0});
    for (; at != graph_.named.end() && at->id == id; ++at) {
      holder = std::min(holder, at->held_by);
      if (at->name.empty() || (!object.refs.empty() && object.refs.back() == at->name)) continue;
      object.reachable = true;
      ++object.ref_count;
      if (object.refs.size() < 5) object.refs.push_back(at->name);
    }
  }
  if (!object.reachable && holder != kNone) object.held_by = options_.holders[holder].name;
  set_of_object_.push_back(commit != kNone && object.reachable ? set_number(std::vector{commit}) : kNone);
  objects_.push_back(std::move(object));
}

void Reporter::name_refs(const ThreadPool& pool) {
  std::vector<Reaching> reaching = reaching_refs(graph_, sets_, pool);
  auto name = [&](auto& answers, const std::vector<std::uint32_t>& sets) {
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (sets[i] == kNone) continue;
      const Reaching& found = reaching[sets[i]];
      answers[i].ref_count = found.count;
      for (std::uint32_t tip : found.first_tips) answers[i].refs.push_back(graph_.tips[tip].name);
    }
  };
  name(places_, set_of_place_);
  name(objects_, set_of_object_);
}

}  // namespace rummage::git::history
