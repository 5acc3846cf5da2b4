#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "kubernetes/references.h"
#include "policies/rbac/evidence.h"
#include "policies/rbac/pattern.h"
#include "policies/rbac/rbac.h"

namespace rummage::policies::rbac {
namespace {

using access::Grant;
using kubernetes::Element;
using kubernetes::PolicyRule;

const Power read_secrets{{""}, {"secrets"}, {"get", "list", "watch"}};

/// Names of the Secrets that the workloads use which run as one of the holders; `running` counts the workloads.
std::set<std::string_view> mounted(const Case& role, std::size_t& running) {
  std::set<std::string_view> names;
  for (const Grant* grant : role.holders)
    if (grant->identity.kind == kubernetes::SubjectKind::service_account)
      for (const access::Runner* runner : role.input.access.runners_as(grant->identity)) {
        ++running;
        for (const kubernetes::Reference& reference : kubernetes::references_of(*runner->workload))
          if (reference.target == kubernetes::ReferenceTarget::secret) names.insert(reference.name);
      }
  return names;
}

void judge_rule(const Case& role, const PolicyRule& rule, Reporter& reporter) {
  Granted found = granted(rule, {read_secrets});
  if (found.resources.empty() || rule.resource_names.empty()) return;
  std::size_t running = 0;
  std::set<std::string_view> used = mounted(role, running);
  auto unused = std::find_if(rule.resource_names.begin(), rule.resource_names.end(),
                             [&](const Element& name) { return !used.contains(name.text); });
  if (running == 0 || unused == rule.resource_names.end()) return;
  std::string what =
      fmt::format("{} on Secret {}, which no workload of the subject uses,", listed(found.verbs), unused->text);
  reporter.report("rbac/secrets-read-named", *role.node.role.object,
                  draft_of(role, {rule, "resources", {found.resources.front()}, what}, role.holders));
}

}  // namespace

void judge_named_secrets(const Input& input, Reporter& reporter) {
  for (const Case& role : cases_of(input))
    for (const PolicyRule& rule : role.node.role.rules) judge_rule(role, rule, reporter);
}

}  // namespace rummage::policies::rbac
