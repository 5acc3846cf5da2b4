#include "policies/catalogue.h"

#include <array>

#include "policies/cluster/cluster.h"
#include "policies/hygiene/hygiene.h"
#include "policies/rbac/rbac.h"
#include "policies/stores/stores.h"

namespace rummage::policies {
namespace {

constexpr std::array all_checks = {
    Check{"rbac/powers", rbac::judge_powers},
    Check{"rbac/named-secrets", rbac::judge_named_secrets},
    Check{"rbac/wildcards", rbac::judge_wildcards},
    Check{"rbac/role-refs", rbac::judge_role_refs},
    Check{"rbac/subjects", rbac::judge_subjects},
    Check{"rbac/aggregation", rbac::judge_aggregation},
    Check{"rbac/inert", rbac::judge_inert},
    Check{"rbac/accounts", rbac::judge_accounts},
    Check{"cluster/flags", cluster::judge_flags},
    Check{"cluster/encryption", cluster::judge_encryption},
    Check{"cluster/audit", cluster::judge_audit},
    Check{"hygiene/environment", hygiene::judge_environment},
    Check{"hygiene/host-paths", hygiene::judge_host_paths},
    Check{"hygiene/secrets", hygiene::judge_secrets},
    Check{"hygiene/tokens", hygiene::judge_tokens},
    Check{"stores/conditions", stores::judge_conditions},
    Check{"stores/credentials", stores::judge_store_credentials},
    Check{"stores/connections", stores::judge_connections},
    Check{"stores/lifecycle", stores::judge_lifecycle},
};

}  // namespace

std::span<const Check> checks() {
  return all_checks;
}

std::vector<findings::Draft> judge(const Input& input) {
  Reporter reporter(input);
  for (const Check& check : all_checks) check.judge(input, reporter);
  return reporter.take();
}

}  // namespace rummage::policies
