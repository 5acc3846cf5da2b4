#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "kubernetes/pod_spec.h"
#include "kubernetes/service_account.h"
#include "policies/rbac/elsewhere.h"
#include "policies/rbac/evidence.h"
#include "policies/rbac/rbac.h"

namespace rummage::policies::rbac {
namespace {

using access::Runner;
using kubernetes::Object;
using kubernetes::PodSpec;
using kubernetes::ServiceAccount;
using kubernetes::SubjectKind;

/// The accounts that bindings name themselves; what an account's groups have is no sign that it needs a token.
class BoundAccounts {
 public:
  explicit BoundAccounts(const Input& input) {
    for (const kubernetes::Binding& binding : input.access.bindings())
      for (const kubernetes::Subject& subject : binding.subjects) {
        access::Identity identity = access::identity_of(subject, binding.ns);
        if (identity.kind == SubjectKind::service_account) namespaces_[identity.name].insert(identity.ns);
      }
  }
  bool contains(const access::Identity& account) const {
    auto found = namespaces_.find(account.name);
    return found != namespaces_.end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [&](const std::string& ns) { return kubernetes::same_namespace(ns, account.ns); });
  }

 private:
  std::unordered_map<std::string, std::set<std::string>> namespaces_;
};

/// One judgement of all accounts.
struct Accounts {
  const Input& input;
  Reporter& reporter;
  BoundAccounts bound;
  findings::Confidence missing;  ///< of an account that nothing here defines
};

std::vector<const Object*> accounts(const Input& input, const Object& workload, std::string_view name) {
  return input.objects.find({"", "ServiceAccount", workload.ns, name});
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

void judge_token(const Accounts& all, const Runner& runner, const PodSpec& pod) {
  if (!runner.token || all.bound.contains(runner.account)) return;
  TokenPlace place = token_place(runner, pod, accounts(all.input, *runner.workload, runner.account.name));
  findings::Draft draft{.message = fmt::format("{} gets a token of account {}, to which nothing here is bound",
                                               runner.workload->title(), runner.account.name),
                        .span = place.span};
  draft.object.field = place.field;
  all.reporter.report("rbac/token-automount", *place.object, std::move(draft));
}

void judge_account_name(const Accounts& all, const Runner& runner, const PodSpec& pod) {
  const Object& workload = *runner.workload;
  findings::Draft draft{.span = runner.account_span};
  draft.object.field = std::string(pod.pointer) + "/serviceAccountName";
  bool written = pod.node.find("serviceAccountName") || pod.node.find("serviceAccount");
  if (runner.account.name == "default" && runner.token && (written || all.bound.contains(runner.account))) {
    draft.message = fmt::format("{} runs as the default account of its namespace", workload.title());
    return all.reporter.report("rbac/default-account-used", workload, std::move(draft));
  }
  bool names_accounts = !all.input.objects.of_kind("", "ServiceAccount").empty();
  if (runner.account.name == "default" || !names_accounts ||
      !accounts(all.input, workload, runner.account.name).empty())
    return;
  draft.confidence = all.missing;
  draft.message = fmt::format("{} names account {}, which nothing here defines", workload.title(), runner.account.name);
  all.reporter.report("rbac/account-missing", workload, std::move(draft));
}

void judge_old_field(const Accounts& all, const Runner& runner, const PodSpec& pod) {
  kubernetes::AccountName account = pod.account();
  if (!account.deprecated_field) return;
  findings::Draft draft{
      .message = fmt::format("{} names its account in the deprecated field serviceAccount", runner.workload->title()),
      .span = *account.span};
  draft.object.field = std::string(pod.pointer) + "/serviceAccount";
  all.reporter.report("rbac/account-field-deprecated", *runner.workload, std::move(draft));
}

/// A ServiceAccount that no workload here runs as; those that run as one are judged themselves.
void judge_account(const Accounts& all, const Object& object) {
  std::optional<ServiceAccount> account = kubernetes::service_account_of(object);
  if (!account || account->automount == false) return;
  access::Identity identity{SubjectKind::service_account, std::string(object.ns), std::string(object.name)};
  bool is_default = object.name == "default";
  if (!is_default && (all.bound.contains(identity) || !all.input.access.runners_as(identity).empty())) return;
  findings::Draft draft{.message = fmt::format("{} lets every pod that runs as it get a token", object.title()),
                        .span = account->automount_span};
  draft.object.field = "/automountServiceAccountToken";
  all.reporter.report(is_default ? "rbac/default-account-token" : "rbac/token-automount", object, std::move(draft));
}

}  // namespace

void judge_accounts(const Input& input, Reporter& reporter) {
  const Accounts all{input, reporter, BoundAccounts(input),
                     draws_on_elsewhere(input) ? findings::Confidence::low : findings::Confidence::medium};
  for (const Runner& runner : input.access.runners()) {
    std::optional<PodSpec> pod = kubernetes::pod_spec(*runner.workload);
    if (!pod) continue;
    judge_token(all, runner, *pod);
    judge_account_name(all, runner, *pod);
    judge_old_field(all, runner, *pod);
  }
  for (const Object* account : input.objects.of_kind("", "ServiceAccount")) judge_account(all, *account);
}

}  // namespace rummage::policies::rbac
