#include "access/identity.h"

#include "kubernetes/object_set.h"

namespace rummage::access {
namespace {

using kubernetes::SubjectKind;

constexpr std::string_view account_user = "system:serviceaccount:";

const char* kind_name(SubjectKind kind) {
  switch (kind) {
    case SubjectKind::user:
      return "User";
    case SubjectKind::group:
      return "Group";
    case SubjectKind::service_account:
      return "ServiceAccount";
    case SubjectKind::other:
      break;
  }
  return "Subject";
}

/// `system:serviceaccount:NS:NAME` names an account; every other user name is just a user.
Identity user(std::string_view name) {
  std::string_view rest = name.starts_with(account_user) ? name.substr(account_user.size()) : std::string_view();
  std::size_t colon = rest.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == rest.size())
    return {SubjectKind::user, {}, std::string(name)};
  return {SubjectKind::service_account, std::string(rest.substr(0, colon)), std::string(rest.substr(colon + 1))};
}

/// `groups_of` asked for one group; only the identity provider knows the members of the other groups.
bool is_member(const Identity& who, std::string_view group) {
  constexpr std::string_view of_namespace = "system:serviceaccounts:";
  bool account = who.kind == SubjectKind::service_account;
  bool anonymous = who.kind == SubjectKind::user && who.name == "system:anonymous";
  if (group == "system:unauthenticated") return anonymous;
  if (group == "system:authenticated") return (account || who.kind == SubjectKind::user) && !anonymous;
  if (group == "system:serviceaccounts") return account;
  return account && group.starts_with(of_namespace) && group.substr(of_namespace.size()) == who.ns;
}

}  // namespace

std::string Identity::title() const {
  std::string title = kind_name(kind);
  title += ' ';
  if (!ns.empty()) title.append(ns) += '/';
  return title + name;
}

Identity identity_of(const kubernetes::Subject& subject, std::string_view binding_ns) {
  if (subject.kind == SubjectKind::user) return user(subject.name);
  if (subject.kind != SubjectKind::service_account) return {subject.kind, {}, std::string(subject.name)};
  return {subject.kind, std::string(subject.ns.empty() ? binding_ns : subject.ns), std::string(subject.name)};
}

std::vector<std::string> groups_of(const Identity& identity) {
  if (identity.kind == SubjectKind::service_account)
    return {"system:authenticated", "system:serviceaccounts", "system:serviceaccounts:" + identity.ns};
  if (identity.kind != SubjectKind::user) return {};
  if (identity.name == "system:anonymous") return {"system:unauthenticated"};
  return {"system:authenticated"};
}

bool covers(const Identity& holder, const Identity& who) {
  if (holder.kind == SubjectKind::group && who.kind != SubjectKind::group) return is_member(who, holder.name);
  if (holder.kind != who.kind || holder.name != who.name) return false;
  return who.kind != SubjectKind::service_account || kubernetes::same_namespace(holder.ns, who.ns);
}

}  // namespace rummage::access
