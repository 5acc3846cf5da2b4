#include <fmt/format.h>

#include <algorithm>

#include "kubernetes/pod_spec.h"
#include "kubernetes/service_account.h"
#include "policies/rbac/evidence.h"
#include "policies/rbac/rbac.h"

namespace rummage::policies::rbac {
namespace {

using access::Grant;
using access::Runner;
using kubernetes::Object;
using kubernetes::PodSpec;
using kubernetes::ServiceAccount;
using kubernetes::SubjectKind;

/// True when a binding names the account itself; what its groups have is no sign that it needs a token.
bool has_grants(const Input& input, const access::Identity& account) {
  const std::vector<Grant>& grants = input.access.grants();
  return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) {
    return grant.identity.kind == SubjectKind::service_account && access::covers(grant.identity, account);
  });
}

std::vector<const Object*> accounts(const Input& input, const Object& workload, std::string_view name) {
  return input.objects.find({"", "ServiceAccount", workload.ns, name});
}

/// The account is bound to a role that is not here: it may need its token for that.
bool is_bound(const Input& input, const access::Identity& account) {
  for (const kubernetes::Binding& binding : input.access.bindings())
    for (const kubernetes::Subject& subject : binding.subjects)
      if (subject.kind == SubjectKind::service_account &&
          access::covers(access::identity_of(subject, binding.ns), account))
        return true;
  return has_grants(input, account);
}

/// Where the token is to be switched off: the flag that switches it on, else where the account is named.
struct TokenPlace {
  const Object* object;
  Span span;
  std::string field;
};

TokenPlace token_place(const Runner& runner, const PodSpec& pod, const std::vector<const Object*>& accounts) {
  if (pod.automount())
    return {runner.workload, pod.node.find("automountServiceAccountToken").span(),
            std::string(pod.pointer) + "/automountServiceAccountToken"};
  for (const Object* account : accounts)
    if (account->node.find("automountServiceAccountToken"))
      return {account, account->node.find("automountServiceAccountToken").span(), "/automountServiceAccountToken"};
  return {runner.workload, runner.account_span, std::string(pod.pointer) + "/serviceAccountName"};
}

void judge_token(const Input& input, const Runner& runner, const PodSpec& pod, Reporter& reporter) {
  if (!runner.token || is_bound(input, runner.account)) return;
  TokenPlace place = token_place(runner, pod, accounts(input, *runner.workload, runner.account.name));
  findings::Draft draft{.message = fmt::format("{} gets a token of account {}, to which nothing here is bound",
                                               runner.workload->title(), runner.account.name),
                        .span = place.span};
  draft.object.field = place.field;
  reporter.report("rbac/token-automount", *place.object, std::move(draft));
}

void judge_account_name(const Input& input, const Runner& runner, const PodSpec& pod, Reporter& reporter) {
  const Object& workload = *runner.workload;
  findings::Draft draft{.span = runner.account_span};
  draft.object.field = std::string(pod.pointer) + "/serviceAccountName";
  bool written = pod.node.find("serviceAccountName") || pod.node.find("serviceAccount");
  if (runner.account.name == "default" && runner.token && (written || is_bound(input, runner.account))) {
    draft.message = fmt::format("{} runs as the default account of its namespace", workload.title());
    return reporter.report("rbac/default-account-used", workload, std::move(draft));
  }
  bool names_accounts = !input.objects.of_kind("", "ServiceAccount").empty();
  if (runner.account.name == "default" || !names_accounts || !accounts(input, workload, runner.account.name).empty())
    return;
  draft.confidence = findings::Confidence::medium;
  draft.message = fmt::format("{} names account {}, which nothing here defines", workload.title(), runner.account.name);
  reporter.report("rbac/account-missing", workload, std::move(draft));
}

void judge_old_field(const Runner& runner, const PodSpec& pod, Reporter& reporter) {
  kubernetes::AccountName account = pod.account();
  if (!account.deprecated_field) return;
  findings::Draft draft{
      .message = fmt::format("{} names its account in the deprecated field serviceAccount", runner.workload->title()),
      .span = *account.span};
  draft.object.field = std::string(pod.pointer) + "/serviceAccount";
  reporter.report("rbac/account-field-deprecated", *runner.workload, std::move(draft));
}

/// A ServiceAccount that no workload here runs as; those that run as one are judged themselves.
void judge_account(const Input& input, const Object& object, Reporter& reporter) {
  std::optional<ServiceAccount> account = kubernetes::service_account_of(object);
  if (!account || account->automount == false) return;
  access::Identity identity{SubjectKind::service_account, std::string(object.ns), std::string(object.name)};
  bool is_default = object.name == "default";
  if (!is_default && (is_bound(input, identity) || !input.access.runners_as(identity).empty())) return;
  findings::Draft draft{.message = fmt::format("{} lets every pod that runs as it get a token", object.title()),
                        .span = account->automount_span};
  draft.object.field = "/automountServiceAccountToken";
  reporter.report(is_default ? "rbac/default-account-token" : "rbac/token-automount", object, std::move(draft));
}

}  // namespace

void judge_accounts(const Input& input, Reporter& reporter) {
  for (const Runner& runner : input.access.runners()) {
    std::optional<PodSpec> pod = kubernetes::pod_spec(*runner.workload);
    if (!pod) continue;
    judge_token(input, runner, *pod, reporter);
    judge_account_name(input, runner, *pod, reporter);
    judge_old_field(runner, *pod, reporter);
  }
  for (const Object* account : input.objects.of_kind("", "ServiceAccount")) judge_account(input, *account, reporter);
}

}  // namespace rummage::policies::rbac
