#include "engine/open_commits.h"

#include <fmt/format.h>

#include "engine/revisions.h"
#include "git/history/introduced.h"
#include "git/store/revision.h"
#include "git/store/revision_text.h"

namespace rummage::engine {
namespace {

using git::store::CommitRange;

// The ends of the history that is asked for.
struct Ends {
  std::vector<ContentId> tips, excluded;
  bool symmetric = false;  // what either of two tips has and the other has not
  std::string words;
};

Status add_tip(Ends& ends, Result<ContentId> tip) {
  if (!tip) return tip.take_error();
  ends.tips.push_back(*tip);
  return Done{};
}

Status read_range(State& state, Ends& ends) {
  const std::string& text = state.scope.range;
  const auto range = git::store::parse_range(text);
  ends.words = text;
  if (!range) return add_tip(ends, commit_of(state, text));
  Result<ContentId> base = commit_of(state, range->base);
  if (!base) return base.take_error();
  (range->symmetric ? ends.tips : ends.excluded).push_back(*base);
  ends.symmetric = range->symmetric;
  return add_tip(ends, commit_of(state, range->head));
}

Status read_tips(State& state, Ends& ends) {
  const Scope& scope = state.scope;
  if (!scope.range.empty() && !scope.branches.empty())
    return Error{"usage", "a range says which commits; leave --branch out, or the range", {}, {}};
  if (!scope.range.empty()) return read_range(state, ends);
  for (const std::string& name : scope.branches)
    if (Status status = add_tip(ends, branch_commit(state, name)); !status) return status;
  ends.words = fmt::format("{}", fmt::join(scope.branches, ", "));
  if (!scope.branches.empty()) return Done{};
  ends.words = "HEAD";
  return add_tip(ends, commit_of(state, "HEAD"));
}

// CI systems say sixty-four or forty zeros where a branch is new: then there is nothing before.
bool says_nothing(const std::string& revision) {
  return revision.size() >= 40 && revision.find_first_not_of('0') == revision.npos;
}

Status read_since(State& state, Ends& ends) {
  const std::string& since = state.scope.since;
  if (since.empty()) return Done{};
  if (says_nothing(since)) {
    ends.words += ", all of it: no commit is before";
    return Done{};
  }
  Result<ContentId> commit = commit_of(state, since);
  if (!commit) return commit.take_error();
  ends.excluded.push_back(*commit);
  const std::string id = commit->hex().substr(0, 12);
  ends.words += " since " + (id.starts_with(since.substr(0, 12)) ? id : fmt::format("{} ({})", since, id));
  return Done{};
}

void unite(CommitRange& into, CommitRange other) {
  into.commits.insert(into.commits.end(), other.commits.begin(), other.commits.end());
  into.missing.insert(into.missing.end(), other.missing.begin(), other.missing.end());
  into.cut |= other.cut;
}

CommitRange commits_of(const State& state, const Ends& ends) {
  if (!ends.symmetric) return commits_between(*state.repository, *state.store, ends.excluded, ends.tips);
  CommitRange out;
  for (const bool first : {true, false}) {
    std::vector<ContentId> excluded = ends.excluded;
    excluded.push_back(ends.tips[first ? 1 : 0]);
    unite(out, commits_between(*state.repository, *state.store, excluded, {{ends.tips[first ? 0 : 1]}}));
  }
  return out;
}

// Annotated tags of commits in the range, and the tags that they name on the way there.
void add_tags(State& state) {
  std::unordered_set<ContentId> tags;
  for (const git::store::Ref& ref : state.refs.refs) {
    if (!ref.name.starts_with("refs/tags/") || state.only_commits->contains(ref.target)) continue;
    const std::vector<ContentId> way = git::store::tag_chain(*state.store, ref.target);
    if (state.only_commits->contains(way.back())) tags.insert(way.begin(), way.end() - 1);
  }
  state.only_counts.tags = tags.size();
  state.only_objects->merge(tags);
}

std::string note_of(const Ends& ends, std::size_t commits) {
  if (commits == 0) return fmt::format("no commit is in {}: nothing to scan in the history", ends.words);
  return fmt::format("of the history {} commit{}: {}", commits, commits == 1 ? "" : "s", ends.words);
}

}  // namespace

bool limits_history(const Scope& scope) {
  return !scope.range.empty() || !scope.since.empty() || !scope.branches.empty();
}

void limit_to(State& state, const CommitRange& range) {
  for (const ContentId& id : range.missing)
    state.note("git/missing-object", NoticeLevel::error, fmt::format("commit {} cannot be read", id.hex()));
  state.only_commits.emplace(range.commits.begin(), range.commits.end());
  const ThreadPool pool(state.options->jobs);
  auto introduced = git::history::introduced_objects(*state.store, pool, range.commits);
  state.only_objects = std::move(introduced.objects);
  state.only_counts = introduced.counts;
  for (Notice& notice : introduced.notices) state.notices.push_back(std::move(notice));
}

Status limit_history(State& state) {
  Ends ends;
  if (Status status = read_tips(state, ends); !status) return status;
  if (Status status = read_since(state, ends); !status) return status;
  const CommitRange range = commits_of(state, ends);
  limit_to(state, range);
  state.whole_range = !range.cut;
  add_tags(state);
  state.scope_note = note_of(ends, range.commits.size());
  return Done{};
}

}  // namespace rummage::engine
