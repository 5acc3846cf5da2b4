#include "controlplane/audit_policy.h"
#include "policies/cluster/cluster.h"

namespace rummage::policies::cluster {
namespace {

using controlplane::AuditLevel;
using controlplane::AuditPolicy;
using controlplane::AuditRule;

struct Sensitive {
  const char* group;
  const char* resource;
};

// Resources whose request or response bodies are credentials.
constexpr Sensitive with_values[] = {
    {"", "secrets"}, {"authentication.k8s.io", "tokenreviews"}, {"", "serviceaccounts/token"}};
// Resources that a policy must at least name in its log (CIS 3.2.2).
constexpr Sensitive worth_logging[] = {{"", "secrets"}, {"", "configmaps"}};

void report(Reporter& reporter, const char* rule, const kubernetes::Object& object, Span span, std::string message) {
  findings::Draft draft;
  draft.message = std::move(message);
  draft.span = span;
  reporter.report(rule, object, std::move(draft));
}

void judge_bodies(const AuditPolicy& policy, const kubernetes::Object& object, Reporter& reporter) {
  for (const Sensitive& sensitive : with_values)
    for (const AuditRule* rule : policy.deciding(sensitive.group, sensitive.resource))
      if (rule->level >= AuditLevel::request)
        report(reporter, "cluster/audit-logs-secrets", object, rule->level_span,
               std::string("Bodies of requests for ") + sensitive.resource + " go into the audit log");
}

// True when requests for it can end up in the log at all.
bool is_logged(const AuditPolicy& policy, const Sensitive& sensitive) {
  for (const AuditRule* rule : policy.deciding(sensitive.group, sensitive.resource))
    if (rule->level != AuditLevel::none) return true;
  return false;
}

void judge_gaps(const AuditPolicy& policy, const kubernetes::Object& object, Reporter& reporter) {
  for (const Sensitive& sensitive : worth_logging)
    if (!is_logged(policy, sensitive))
      report(reporter, "cluster/audit-gap", object, policy.kind_span,
             std::string("Requests for ") + sensitive.resource + " are never logged");
}

}  // namespace

void judge_audit(const Input& input, Reporter& reporter) {
  for (const kubernetes::Object& object : input.objects.objects())
    if (const auto policy = controlplane::audit_policy_of(object)) {
      judge_bodies(*policy, object, reporter);
      judge_gaps(*policy, object, reporter);
    }
}

}  // namespace rummage::policies::cluster
