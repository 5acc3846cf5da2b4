#include "schema/groups.h"

namespace rummage::schema {
namespace {

constexpr std::string_view accounts_of = "system:serviceaccounts:";
constexpr std::string_view account = "system:serviceaccount:";

}  // namespace

GroupReach group_reach(std::string_view group) {
  if (group == "system:unauthenticated") return GroupReach::everyone;
  if (group == "system:authenticated") return GroupReach::authenticated;
  if (group == "system:serviceaccounts") return GroupReach::service_accounts;
  if (!namespace_of_group(group).empty()) return GroupReach::namespace_accounts;
  if (group == "system:masters" || group == "kubeadm:cluster-admins") return GroupReach::administrators;
  if (group == "system:nodes" || group.substr(0, 20) == "system:bootstrappers") return GroupReach::nodes;
  return GroupReach::other;
}

std::string_view namespace_of_group(std::string_view group) {
  return group.substr(0, accounts_of.size()) == accounts_of ? group.substr(accounts_of.size()) : std::string_view();
}

AccountName account_of_user(std::string_view user) {
  if (user.substr(0, account.size()) != account) return {};
  user.remove_prefix(account.size());
  const std::size_t colon = user.find(':');
  if (colon == user.npos) return {};
  return {user.substr(0, colon), user.substr(colon + 1)};
}

}  // namespace rummage::schema
