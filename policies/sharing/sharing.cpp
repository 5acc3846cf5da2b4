#include "policies/sharing/sharing.h"

#include <algorithm>
#include <map>
#include <set>

namespace rummage::policies::sharing {
namespace {

using findings::Draft;
using findings::Occurrence;
using findings::OccurrenceEnvironment;

constexpr std::size_t max_related = 50;

using Group = std::vector<const Occurrence*>;

bool is_prod(const OccurrenceEnvironment& environment) {
  return environment.rank == 5;
}

bool differ(const Occurrence& a, const Occurrence& b, const Options& options) {
  if (a.environment.name.empty() || b.environment.name.empty() || a.environment.name == b.environment.name)
    return false;
  for (const auto& [one, other] : options.allowed) {
    const bool straight = one == a.environment.name && other == b.environment.name;
    const bool turned = other == a.environment.name && one == b.environment.name;
    if (straight || turned) return false;
  }
  return true;
}

bool same_place(const Occurrence& a, const Occurrence& b) {
  return a.path == b.path && a.site == b.site && a.span == b.span && a.live == b.live && a.commit == b.commit;
}

std::string listed(const std::set<std::string>& names) {
  std::string out;
  std::size_t left = names.size();
  for (const std::string& name : names) {
    out += name;
    if (--left > 0) out += left == 1 ? " and " : ", ";
  }
  return out;
}

std::string place_message(const Occurrence& place) {
  std::string message = place.live ? "the same credential" : "the same credential in an older version";
  if (!place.environment.name.empty()) message += ", in " + place.environment.name;
  return message;
}

Draft draft_at(const Occurrence& at, const Group& group, const findings::Catalogue& rules, const char* rule) {
  Draft draft;
  draft.rule = rules.find(rule);
  draft.span = at.span;
  draft.site = at.site;
  if (at.site == 0) draft.path = at.path;
  draft.object = at.object;
  draft.environment = at.environment.name;
  draft.credential = at.credential;
  for (const Occurrence* other : group) {
    if (same_place(*other, at) || draft.related.size() == max_related) continue;
    draft.related.push_back(
        {other->span, place_message(*other), other->site, other->site == 0 ? other->path : std::string()});
  }
  return draft;
}

// A place that supplies several environments shares by itself.
Draft inherited(const Occurrence& at, const Group& group, const findings::Catalogue& rules) {
  Draft draft = draft_at(at, group, rules, "sharing/inherited");
  std::set<std::string> names;
  for (const OccurrenceEnvironment& environment : at.supplies) names.insert(environment.name);
  draft.message = "This one place gives the same credential to " + listed(names);
  return draft;
}

// Between environments: names of all that hold it, and whether production is on one side only.
Draft between(const Occurrence& at, const Group& group, const Group& partners, const findings::Catalogue& rules) {
  std::set<std::string> names{at.environment.name};
  bool crosses = false;
  for (const Occurrence* partner : partners) {
    names.insert(partner->environment.name);
    crosses = crosses || is_prod(partner->environment) != is_prod(at.environment);
  }
  Draft draft = draft_at(at, group, rules, crosses ? "sharing/prod-nonprod" : "sharing/environments");
  draft.message = "The same credential is used in " + listed(names);
  return draft;
}

bool same_known(const Occurrence& a, const Occurrence& b) {
  return !a.environment.name.empty() && a.environment.name == b.environment.name;
}

// One side is live and the other stands only in history, at another path.
Draft in_history(const Occurrence& at, const Group& group, const findings::Catalogue& rules) {
  Draft draft = draft_at(at, group, rules, "sharing/history-live");
  draft.message = at.live ? "A credential that history holds at another place is in use here"
                          : "A credential that was removed here is in use at another place";
  return draft;
}

bool has_other_side(const Occurrence& at, const Group& group) {
  return std::any_of(group.begin(), group.end(), [&](const Occurrence* other) {
    return other->live != at.live && other->path != at.path && !same_known(at, *other);
  });
}

void judge_one(const Occurrence& at, const Group& group, const findings::Catalogue& rules, const Options& options,
               std::vector<Draft>& out) {
  if (at.supplies.size() > 1) return out.push_back(inherited(at, group, rules));
  Group partners;
  for (const Occurrence* other : group)
    if (differ(at, *other, options)) partners.push_back(other);
  if (!partners.empty())
    out.push_back(between(at, group, partners, rules));
  else if (has_other_side(at, group))
    out.push_back(in_history(at, group, rules));
}

}  // namespace

std::vector<Draft> judge_sharing(std::span<const Occurrence> occurrences, const findings::Catalogue& rules,
                                 const Options& options) {
  std::map<findings::CredentialId, Group> groups;
  for (const Occurrence& occurrence : occurrences)
    if (occurrence.credential != 0) groups[occurrence.credential].push_back(&occurrence);
  std::vector<Draft> drafts;
  for (const Occurrence& occurrence : occurrences)
    if (occurrence.credential != 0) judge_one(occurrence, groups[occurrence.credential], rules, options, drafts);
  std::erase_if(drafts, [](const Draft& draft) { return draft.rule == findings::no_rule; });
  return drafts;
}

}  // namespace rummage::policies::sharing
