#pragma once

#include "policies/input.h"
#include "policies/reporter.h"

/// Checks of who can do what. Powers are data (`match:` of policies/rules/rbac/*.yaml), judged by judge_powers; what
/// needs more than a pattern has a file of its own here.
namespace rummage::policies::rbac {

/// Rules that grant a power which a rule file describes.
void judge_powers(const Input& input, Reporter& reporter);
/// Rules that read Secrets by name, though no workload of their subject uses all of those.
void judge_named_secrets(const Input& input, Reporter& reporter);
/// `*` among verbs, resources or groups.
void judge_wildcards(const Input& input, Reporter& reporter);
/// roleRef: cluster-admin and other roles that can do everything, strong built-in roles, roles that are nowhere.
void judge_role_refs(const Input& input, Reporter& reporter);
/// Subjects that are too broad: groups of the system, anonymous users, the default account.
void judge_subjects(const Input& input, Reporter& reporter);
/// Powers that labels publish into view, edit and admin; selectors that select everything.
void judge_aggregation(const Input& input, Reporter& reporter);
/// Rules that can never take effect.
void judge_inert(const Input& input, Reporter& reporter);
/// Tokens mounted without need, the default account, accounts that are nowhere.
void judge_accounts(const Input& input, Reporter& reporter);

}  // namespace rummage::policies::rbac
