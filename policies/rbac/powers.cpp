#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "policies/rbac/evidence.h"
#include "policies/rbac/pattern.h"
#include "policies/rbac/rbac.h"

namespace rummage::policies::rbac {
namespace {

using access::Grant;
using access::RoleNode;
using kubernetes::Element;
using kubernetes::PolicyRule;

/// Where the other halves of a power stand.
using Halves = std::vector<findings::DraftStep>;

/// All rules that the grant's subject has, wherever it has them: a power over the whole cluster needs them everywhere.
std::vector<access::EffectiveRule> rules_of(const Input& input, const Grant& grant) {
  std::vector<access::EffectiveRule> rules;
  for (const access::Power& power : input.access.powers_of(grant.identity)) rules.push_back(power.rule);
  return rules;
}

bool add_halves(const std::vector<access::EffectiveRule>& rules, const Pattern& pattern, Halves& halves) {
  for (const Power& power : pattern.together) {
    auto has = [&](const access::EffectiveRule& rule) { return !granted(*rule.rule, {power}).resources.empty(); };
    auto found = std::find_if(rules.begin(), rules.end(), has);
    if (found == rules.end()) return false;
    const Granted half = granted(*found->rule, {power});
    if (found->from->object != nullptr)
      halves.push_back(step(*found->from->object, half.resources.front()->span,
                            fmt::format("{} on {}", listed(half.verbs), half.resources.front()->text)));
  }
  return true;
}

/// Whether what must be held together is: by the role, or by a subject that holds the role.
bool held_together(const Case& role, const Pattern& pattern, Halves& halves) {
  if (pattern.together.empty() || add_halves(role.node.rules, pattern, halves)) return true;
  std::set<access::Identity> asked;
  for (const Grant* grant : role.holders) {
    halves.clear();
    if (asked.insert(grant->identity).second && add_halves(rules_of(role.input, *grant), pattern, halves)) return true;
  }
  return false;
}

/// The holders for whom the power takes effect: a RoleBinding gives nothing on a cluster-scoped resource.
std::vector<const Grant*> effective(const Case& role, bool namespaced) {
  std::vector<const Grant*> holders = role.holders;
  if (!namespaced) std::erase_if(holders, [](const Grant* grant) { return !grant->cluster; });
  return holders;
}

findings::Draft power_draft(const Case& role, const PolicyRule& rule, const Granted& found, Halves halves,
                            const std::vector<const Grant*>& holders) {
  std::vector<std::string_view> resources = found.meant;
  for (const Element* element : found.resources)
    if (element->text.find('*') == std::string_view::npos) resources.push_back(element->text);
  std::string what =
      fmt::format("{} on {}{}", listed(found.verbs), listed(resources), found.meant.empty() ? "" : " (written with *)");
  findings::Draft draft = draft_of(role, {rule, "resources", found.resources, what}, holders);
  for (findings::DraftStep& half : halves) draft.flow.push_back(std::move(half));
  return draft;
}

void judge_rule(const Case& role, const PolicyRule& rule, const Pattern& pattern, Reporter& reporter) {
  Granted found = granted(rule, pattern);
  if (found.resources.empty()) return;
  bool namespaced = found.namespaced || pattern.effective_in_namespace;
  if (!role.node.role.cluster && !namespaced) return;
  std::vector<const Grant*> holders = effective(role, namespaced);
  if (holders.empty() && !role.holders.empty()) return;
  if (reporter.reported(pattern.unless, *role.node.role.object, found.resources.front()->span)) return;
  Halves halves;
  if (!held_together(role, pattern, halves)) return;
  reporter.report(pattern.rule, *role.node.role.object, power_draft(role, rule, found, std::move(halves), holders));
}

}  // namespace

void judge_powers(const Input& input, Reporter& reporter) {
  for (const Case& role : cases_of(input))
    for (const PolicyRule& rule : role.node.role.rules)
      if (!is_everything(rule))
        for (const Pattern& pattern : patterns()) judge_rule(role, rule, pattern, reporter);
}

}  // namespace rummage::policies::rbac
