#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "kubernetes/rbac.h"

namespace rummage::access {

/// Who asks. A service account is also the user `system:serviceaccount:NS:NAME` and a member of three groups.
struct Identity {
  kubernetes::SubjectKind kind = kubernetes::SubjectKind::user;
  std::string ns;  ///< of a service account; empty: not written
  std::string name;
  auto operator<=>(const Identity&) const = default;

  /// "ServiceAccount shop/web", "Group system:authenticated" for messages.
  std::string title() const;
};

/// The subject as the authorizer sees it: a service account that names no namespace is of `binding_ns`, and the user
/// `system:serviceaccount:NS:NAME` is that service account.
Identity identity_of(const kubernetes::Subject& subject, std::string_view binding_ns);

/// The groups that everybody of this kind is in: system:authenticated, and for a service account
/// system:serviceaccounts and system:serviceaccounts:NS. A group is in none; `system:anonymous` in
/// system:unauthenticated.
std::vector<std::string> groups_of(const Identity& identity);

/// True when what `holder` was granted is `who`'s: the same identity, or a group that it is in.
bool covers(const Identity& holder, const Identity& who);

}  // namespace rummage::access
