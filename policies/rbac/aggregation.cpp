#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "policies/rbac/evidence.h"
#include "policies/rbac/pattern.h"
#include "policies/rbac/rbac.h"

namespace rummage::policies::rbac {
namespace {

using access::EffectiveRule;
using access::RoleNode;
using kubernetes::PolicyRule;

/// The built-in roles that labels add to, from the one given to most.
constexpr std::array<std::string_view, 3> public_roles = {"view", "edit", "admin"};

const RoleNode* target_of(const std::vector<const RoleNode*>& targets, std::string_view name) {
  for (const RoleNode* target : targets)
    if (target->built_in && target->role.name == name) return target;
  return nullptr;
}

/// What the built-in role can do before anything is added to it.
std::vector<EffectiveRule> original_rules(const RoleNode& role) {
  std::vector<EffectiveRule> rules = role.rules;
  std::erase_if(rules, [](const EffectiveRule& rule) { return rule.from->object != nullptr; });
  return rules;
}

bool is_strong(const Input& input, const Pattern& pattern) {
  findings::RuleIndex rule = input.rules.find(pattern.rule);
  return rule != findings::no_rule && input.rules[rule].severity >= findings::Severity::high &&
         pattern.together.empty();
}

/// Whether the rules already have what `rule` grants of the pattern.
bool already(const std::vector<EffectiveRule>& original, const PolicyRule& rule, const Pattern& pattern) {
  return std::all_of(pattern.grants.begin(), pattern.grants.end(), [&](const Power& power) {
    return granted(rule, {power}).resources.empty() || holds(original, power);
  });
}

void judge_added(const Case& role, const PolicyRule& rule, const RoleNode& target, Reporter& reporter) {
  std::vector<EffectiveRule> original = original_rules(target);
  for (const Pattern& pattern : patterns()) {
    Granted found = granted(rule, pattern);
    if (!is_strong(role.input, pattern) || found.resources.empty() || already(original, rule, pattern)) continue;
    std::string what = fmt::format("{} on {} to everybody who is bound to {}", listed(found.verbs),
                                   found.resources.front()->text, target.role.name);
    reporter.report("rbac/aggregated-power", *role.node.role.object,
                    draft_of(role, {rule, "resources", {found.resources.front()}, what}, role.holders));
    return;
  }
}

/// A selector that demands nothing takes in every ClusterRole, cluster-admin too.
void judge_selectors(const RoleNode& node, Reporter& reporter) {
  yaml::Node list = node.role.object->node.at_pointer("/aggregationRule/clusterRoleSelectors");
  for (std::size_t index = 0; index < node.role.selectors.size(); ++index) {
    if (!node.role.selectors[index].requirements.empty()) continue;
    findings::Draft draft{.message = fmt::format("{} takes in the rules of every ClusterRole, cluster-admin among them",
                                                 node.role.object->title()),
                          .span = list.at(index).span()};
    draft.object.field = fmt::format("/aggregationRule/clusterRoleSelectors/{}", index);
    reporter.report("rbac/aggregation-selects-all", *node.role.object, std::move(draft));
  }
}

}  // namespace

void judge_aggregation(const Input& input, Reporter& reporter) {
  for (const Case& role : cases_of(input)) {
    std::vector<const RoleNode*> targets = input.access.aggregated_into(role.node.role);
    for (std::string_view name : public_roles) {
      const RoleNode* target = target_of(targets, name);
      if (target == nullptr) continue;
      for (const PolicyRule& rule : role.node.role.rules) judge_added(role, rule, *target, reporter);
      break;
    }
  }
  for (const RoleNode& node : input.access.roles())
    if (!node.built_in && node.role.aggregates && !is_default(node.role)) judge_selectors(node, reporter);
}

}  // namespace rummage::policies::rbac
