#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "access/identity.h"
#include "access/role_node.h"
#include "access/rule_match.h"
#include "base/notice.h"
#include "kubernetes/object_set.h"
#include "kubernetes/rbac.h"

namespace rummage::access {

/// One subject of one binding, and one definition of the role that it names.
struct Grant {
  Identity identity;
  const kubernetes::Subject* subject = nullptr;
  const kubernetes::Binding* binding = nullptr;
  const RoleNode* role = nullptr;
  bool cluster = false;  ///< by a ClusterRoleBinding: everywhere, cluster-scoped resources too
  std::string_view ns;   ///< of a RoleBinding; empty there: the namespace is not written
};

/// Why somebody can do something: a grant and the rule of its role that allows it.
struct Power {
  const Grant* grant = nullptr;
  EffectiveRule rule;
};

/// A workload and the account it runs as.
struct Runner {
  const kubernetes::Object* workload = nullptr;
  Identity account;
  bool token = false;  ///< gets the account's token in a file
  Span account_span;   ///< of serviceAccountName, else of metadata.name
};

/// Who can do what among the objects of one environment. Facts only. Holds pointers into `objects`, which must outlive
/// it. Frozen once made, and then thread-safe.
class Graph {
 public:
  explicit Graph(const kubernetes::ObjectSet& objects);
  Graph(const Graph&) = delete;

  /// Roles of the set in order, then the built-in ones that a binding or an aggregation names.
  const std::deque<RoleNode>& roles() const { return roles_; }
  const std::deque<kubernetes::Binding>& bindings() const { return bindings_; }
  /// In the order of bindings, subjects, role definitions.
  const std::vector<Grant>& grants() const { return grants_; }
  const std::vector<Runner>& runners() const { return runners_; }

  /// Every definition of the role that the binding names; empty: the role is nowhere.
  std::vector<const RoleNode*> role_of(const kubernetes::Binding& binding) const;
  /// The node of a Role or ClusterRole object of the set; null for any other object.
  const RoleNode* node_of(const kubernetes::Object& object) const;
  /// Grants of this role.
  std::vector<const Grant*> grants_of(const RoleNode& role) const;
  /// The roles whose aggregation brings in the rules of `role`, directly or through others.
  const std::vector<const RoleNode*>& aggregated_into(const kubernetes::Role& role) const;
  /// Workloads that run as this identity, or as a member of it when it is a group. Known for the identities of grants,
  /// of runners and of ServiceAccount objects; empty for any other.
  const std::vector<const Runner*>& runners_as(const Identity& identity) const;
  const kubernetes::ObjectSet& objects() const { return *objects_; }
  /// What was left out: `access/limit` when a role has more definitions, or the set more grants, than are looked at.
  const std::vector<Notice>& notices() const { return notices_; }

  /// Everything that allows the request, whoever holds it.
  std::vector<Power> who_can(const Request& request) const;
  /// Everything that `who` was granted, also through groups.
  std::vector<Power> powers_of(const Identity& who) const;
  /// Why `who` may make the request; empty: it may not.
  std::vector<Power> can(const Identity& who, const Request& request) const;

 private:
  void read_roles();
  void read_bindings();
  void resolve(const kubernetes::Binding& binding);
  void read_grants();
  void add_grant(const kubernetes::Binding& binding, const kubernetes::Subject& subject, const RoleNode& role);
  void limit(std::string message);
  void read_runners();
  void find_runners();
  void index_aggregation();

  const kubernetes::ObjectSet* objects_;
  std::deque<RoleNode> roles_;
  std::deque<kubernetes::Binding> bindings_;
  std::vector<Grant> grants_;
  std::vector<Runner> runners_;
  std::vector<Notice> notices_;
  std::map<Identity, std::vector<const Runner*>> running_;
  std::unordered_map<const kubernetes::Role*, std::vector<const RoleNode*>> aggregated_;
  std::unordered_map<const kubernetes::Object*, const RoleNode*> by_object_;
  std::unordered_map<const kubernetes::Binding*, std::vector<const RoleNode*>> resolved_;
  std::unordered_map<const RoleNode*, std::vector<std::size_t>> by_role_;
};

/// True when a grant applies to requests in `ns` (empty: cluster-scoped requests and requests for all namespaces).
bool in_scope(const Grant& grant, std::string_view ns);

}  // namespace rummage::access
