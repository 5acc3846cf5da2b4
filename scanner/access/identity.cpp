#include "access/identity.h"

#include <algorithm>

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
  if (holder.kind != who.kind || holder.name != who.name) {
    if (holder.kind != SubjectKind::group) return false;
    std::vector<std::string> groups = groups_of(who);
    return std::find(groups.begin(), groups.end(), holder.name) != groups.end();
  }
  return kubernetes::SubjectKind::service_account != who.kind || holder.ns == who.ns || holder.ns.empty() ||
         who.ns.empty();
}

}  // namespace rummage::access
