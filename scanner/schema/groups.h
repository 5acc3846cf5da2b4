#pragma once

#include <cstdint>
#include <string_view>

namespace rummage::schema {

/// How many identities a group stands for. Facts: the authentication chapter of the Kubernetes documentation.
enum class GroupReach : std::uint8_t {
  other,               ///< named by the identity provider
  everyone,            ///< system:unauthenticated: anyone who reaches the API server
  authenticated,       ///< system:authenticated: every valid identity, service accounts among them
  service_accounts,    ///< system:serviceaccounts: all of the cluster
  namespace_accounts,  ///< system:serviceaccounts:NAMESPACE
  administrators,      ///< system:masters, kubeadm:cluster-admins
  nodes,               ///< system:nodes, system:bootstrappers
};

GroupReach group_reach(std::string_view group);

/// The namespace of `system:serviceaccounts:NAMESPACE`; else empty.
std::string_view namespace_of_group(std::string_view group);

/// A service account's user name `system:serviceaccount:NAMESPACE:NAME`, cut; both empty for another user.
struct AccountName {
  std::string_view name_space, name;
};
AccountName account_of_user(std::string_view user);

}  // namespace rummage::schema
