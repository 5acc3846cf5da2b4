#include "policies/catalogue.h"

#include <array>

#include "policies/rbac/rbac.h"

namespace rummage::policies {
namespace {

constexpr std::array all_checks = {
    Check{"rbac/powers", rbac::judge_powers},
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
