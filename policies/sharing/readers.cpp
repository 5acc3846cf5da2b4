#include <algorithm>
#include <set>

#include "policies/sharing/sharing.h"

namespace rummage::policies::sharing {
namespace {

using findings::Draft;
using findings::Occurrence;

constexpr std::size_t max_related = 20;

bool is_builtin(const access::Power& power) {
  const std::string_view role = power.grant->binding->role_name;
  return role == "cluster-admin" || role.starts_with("system:");
}

// Get, list and watch all return the contents.
std::vector<access::Power> readers_of(const findings::ObjectRef& object, const access::Graph& graph) {
  const char* resource = object.kind == "Secret" ? "secrets" : "configmaps";
  std::vector<access::Power> all;
  for (const char* verb : {"get", "list", "watch"}) {
    const std::string_view name = std::string_view(verb) == "get" ? std::string_view(object.name) : std::string_view();
    for (const access::Power& power : graph.who_can({verb, "", resource, "", name, object.ns, ""}))
      if (!is_builtin(power)) all.push_back(power);
  }
  return all;
}

void add_reader(Draft& draft, const access::Power& power, std::set<access::Identity>& seen) {
  if (!seen.insert(power.grant->identity).second || draft.related.size() == max_related) return;
  const kubernetes::Object* binding = power.grant->binding->object;
  const Span span = power.grant->subject->name_span;
  draft.related.push_back(
      {span, power.grant->identity.title() + " can read the object", binding ? binding->site : 0, {}});
}

}  // namespace

std::vector<Draft> judge_readers(std::span<const Occurrence> occurrences, const access::Graph& graph,
                                 const findings::Catalogue& rules) {
  std::vector<Draft> drafts;
  const findings::RuleIndex rule = rules.find("sharing/literal-readable");
  for (const Occurrence& occurrence : occurrences) {
    const findings::ObjectRef& object = occurrence.object;
    const bool holder = (object.kind == "Secret" || object.kind == "ConfigMap") && object.api_version == "v1";
    if (rule == findings::no_rule || !occurrence.live || !holder || object.name.empty()) continue;
    Draft draft;
    std::set<access::Identity> seen;
    for (const access::Power& power : readers_of(object, graph)) add_reader(draft, power, seen);
    if (seen.empty()) continue;
    draft.rule = rule;
    draft.span = occurrence.span;
    draft.site = occurrence.site;
    draft.object = object;
    draft.environment = occurrence.environment.name;
    draft.credential = occurrence.credential;
    draft.message = "The credential is committed, and " + seen.begin()->title() +
                    (seen.size() > 1 ? " and " + std::to_string(seen.size() - 1) + " more" : "") + " can read " +
                    object.kind + " " + object.name + " in the cluster too";
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

}  // namespace rummage::policies::sharing
