#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "access/rule_match.h"
#include "policies/rbac/pattern.h"
#include "tests/access/world.h"
#include "tests/policies/judged.h"

using namespace rummage;
using test::binding;
using test::role;
using Lines = std::vector<std::uint32_t>;

namespace {

const std::string secrets = R"([{apiGroups: [""], resources: [secrets], verbs: [get]}])";
const std::string everything = R"([{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}])";
const std::string to_web = "[{kind: ServiceAccount, name: web, namespace: shop}]";
const std::string web =
    "---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}, "
    "spec: {template: {spec: {serviceAccountName: web, containers: [{name: a}]}}}}\n";

/// Rules that fired, but for the low ones about accounts and names.
std::set<std::string_view> fired(const std::string& text) {
  std::set<std::string_view> ids;
  for (const findings::Draft& draft : test::judged({text}).drafts)
    if (test::catalogue()[draft.rule].severity > findings::Severity::low) ids.insert(test::catalogue()[draft.rule].id);
  return ids;
}
using Ids = std::set<std::string_view>;

}  // namespace

TEST_CASE("the flow runs from the subject over binding and rule to the workload") {
  test::Judged result = test::judged(
      {role("Role", "shop", "reader", secrets) + binding("RoleBinding", "shop", "b", "Role", "reader", to_web) + web});
  REQUIRE(result.fired("rbac/secrets-read"));
  const findings::Draft& draft = result.drafts.front();
  Lines lines;
  for (const findings::DraftStep& step : draft.flow) lines.push_back(result.line(step.span));
  CHECK(lines == Lines{11, 10, 5, 13});
  CHECK(result.line(draft.span) == 5);
  CHECK((draft.object.kind == "Role" && draft.object.field == "/rules/0/resources/0" && draft.environment == "prod"));
  CHECK(draft.message.find("held by ServiceAccount shop/web") != std::string::npos);
}

TEST_CASE("aggregation, direct and transitive, leads to the role that has the rule") {
  std::string text = role("ClusterRole", "", "part", secrets, ", labels: {a: x}") +
                     role("ClusterRole", "", "middle", "[]", ", labels: {b: x}") +
                     "aggregationRule: {clusterRoleSelectors: [{matchLabels: {a: x}}]}\n" +
                     role("ClusterRole", "", "top", "[]") +
                     "aggregationRule: {clusterRoleSelectors: [{matchExpressions: [{key: b, operator: Exists}]}]}\n" +
                     binding("ClusterRoleBinding", "", "b", "ClusterRole", "top", to_web) + web;
  test::Judged result = test::judged({text});
  REQUIRE(result.lines("rbac/secrets-read") == Lines{5});
  std::vector<std::string> messages;
  for (const findings::DraftStep& step : result.drafts.front().flow) messages.push_back(step.message);
  REQUIRE(messages.size() == 5);
  CHECK(messages[2] == "ClusterRole top takes in part");
}

TEST_CASE("a power that needs two rules is found over two bindings of one subject, and not over two subjects") {
  std::string bind = role("ClusterRole", "", "x",
                          R"([{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}])");
  std::string write = role("ClusterRole", "", "y",
                           R"([{apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create]}])");
  std::string to_other = "[{kind: ServiceAccount, name: other, namespace: shop}]";
  std::string first = bind + write + binding("ClusterRoleBinding", "", "a", "ClusterRole", "x", to_web);
  CHECK(fired(first + binding("ClusterRoleBinding", "", "b", "ClusterRole", "y", to_web)) == Ids{"rbac/bind"});
  CHECK(fired(first + binding("ClusterRoleBinding", "", "b", "ClusterRole", "y", to_other)) == Ids{"rbac/bind-verb"});
}

TEST_CASE("what a binding cannot grant is not reported") {
  std::string proxy = role("ClusterRole", "", "p", R"([{apiGroups: [""], resources: [nodes/proxy], verbs: [get]}])");
  CHECK(fired(proxy) == Ids{"rbac/nodes-proxy"});
  CHECK(fired(proxy + binding("RoleBinding", "shop", "b", "ClusterRole", "p", to_web)).empty());
  CHECK(fired(proxy + binding("RoleBinding", "shop", "b", "ClusterRole", "p", to_web) +
              binding("ClusterRoleBinding", "", "c", "ClusterRole", "p", to_web)) == Ids{"rbac/nodes-proxy"});
}

TEST_CASE("everything is said once at the rule and once at the binding") {
  CHECK(fired(role("ClusterRole", "", "boss", everything)) == Ids{"rbac/wildcard-all"});
  CHECK(fired(role("ClusterRole", "", "boss", everything) +
              binding("ClusterRoleBinding", "", "b", "ClusterRole", "boss", to_web)) ==
        Ids{"rbac/cluster-admin", "rbac/wildcard-all"});
  CHECK(fired(role("ClusterRole", "", "boss", everything) +
              binding("RoleBinding", "shop", "b", "ClusterRole", "boss", to_web)) ==
        Ids{"rbac/namespace-admin", "rbac/wildcard-all-namespace"});
}

TEST_CASE("names that the control plane keeps lower the confidence until somebody else is bound") {
  std::string system = role("ClusterRole", "", "system:thing", secrets);
  CHECK_FALSE(test::judged({system}).fired("rbac/secrets-read"));
  CHECK(test::judged({system + binding("ClusterRoleBinding", "", "b", "ClusterRole", "system:thing", to_web)})
            .fired("rbac/secrets-read"));
  std::string dump =
      role("ClusterRole", "", "view", secrets, R"(, labels: {kubernetes.io/bootstrapping: rbac-defaults})");
  CHECK(test::judged({dump}).drafts.empty());
}

TEST_CASE("a pattern is found exactly where the authorizer would allow one of its powers") {
  std::mt19937 random(23);
  const std::vector<std::string> verbs = {"get", "list", "create", "patch", "*", "impersonate"};
  const std::vector<std::string> groups = {"", "apps", "*", "batch", "rbac.authorization.k8s.io"};
  const std::vector<std::string> resources = {"pods", "pods/exec",   "*/exec", "secrets",     "deployments",
                                              "*",    "nodes/proxy", "users",  "clusterroles"};
  auto some = [&](const std::vector<std::string>& from, std::size_t most) {
    std::vector<kubernetes::Element> list;
    for (std::size_t left = 1 + random() % most; left > 0; --left) list.push_back({from[random() % from.size()], {}});
    return list;
  };
  std::size_t found = 0;
  for (int round = 0; round < 4000; ++round) {
    kubernetes::PolicyRule rule{
        .verbs = some(verbs, 2), .api_groups = some(groups, 2), .resources = some(resources, 2)};
    for (const policies::rbac::Pattern& pattern : policies::rbac::patterns()) {
      if (!pattern.through_wildcard || pattern.limit != policies::rbac::NameLimit::unlimited) continue;
      bool allowed = false;
      for (const policies::rbac::Power& power : pattern.grants)
        for (std::string_view group : power.groups)
          for (std::string_view resource : power.resources)
            for (std::string_view verb : power.verbs)
              allowed = allowed || access::rule_allows(rule, {.verb = verb,
                                                              .group = group,
                                                              .resource = resource.substr(0, resource.find('/')),
                                                              .subresource = access::subresource_of(resource)});
      bool granted = !policies::rbac::granted(rule, pattern).resources.empty();
      CAPTURE(pattern.rule);
      REQUIRE(granted == allowed);
      found += granted;
    }
  }
  CHECK(found > 1000);
}
