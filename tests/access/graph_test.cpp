#include "access/graph.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "access/paths.h"
#include "tests/access/world.h"

using namespace rummage;
using access::Identity;
using access::Request;
using kubernetes::SubjectKind;
using test::binding;
using test::role;
using test::World;

namespace {

const Identity web{SubjectKind::service_account, "shop", "web"};
const std::string read_secrets = R"([{apiGroups: [""], resources: [secrets], verbs: [get, list]}])";
const std::string to_web = "[{kind: ServiceAccount, name: web, namespace: shop}]";

Request get_secret(std::string_view ns, std::string_view name = "db") {
  return {.verb = "get", .resource = "secrets", .name = name, .ns = ns};
}

bool may(const World& world, const Identity& who, const Request& request) {
  return !world.graph.can(who, request).empty();
}

}  // namespace

TEST_CASE("a RoleBinding grants in its namespace, a ClusterRoleBinding everywhere") {
  std::string reader = role("ClusterRole", "", "reader", read_secrets);
  World narrow(reader + binding("RoleBinding", "shop", "b", "ClusterRole", "reader", to_web));
  CHECK(may(narrow, web, get_secret("shop")));
  CHECK_FALSE(may(narrow, web, get_secret("bank")));
  CHECK_FALSE(may(narrow, web, {.verb = "list", .resource = "secrets"}));
  World wide(reader + binding("ClusterRoleBinding", "", "b", "ClusterRole", "reader", to_web));
  CHECK(may(wide, web, get_secret("bank")));
  CHECK(may(wide, web, {.verb = "list", .resource = "secrets"}));
}

TEST_CASE("a Role is looked up in the binding's namespace only, and no ClusterRoleBinding names one") {
  std::string reader = role("Role", "shop", "reader", read_secrets);
  CHECK(may(World(reader + binding("RoleBinding", "shop", "b", "Role", "reader", to_web)), web, get_secret("shop")));
  World other(reader + binding("RoleBinding", "bank", "b", "Role", "reader", to_web));
  CHECK(other.graph.grants().empty());
  CHECK(World(reader + binding("ClusterRoleBinding", "", "b", "Role", "reader", to_web)).graph.grants().empty());
}

TEST_CASE("subjects cover whom the API server says they do") {
  std::string reader = role("ClusterRole", "", "reader", read_secrets);
  auto granted = [&](std::string_view subjects, const Identity& who) {
    return may(World(reader + binding("RoleBinding", "shop", "b", "ClusterRole", "reader", subjects)), who,
               get_secret("shop"));
  };
  const Identity jane{SubjectKind::user, "", "jane"}, nobody{SubjectKind::user, "", "system:anonymous"};
  const Identity other{SubjectKind::service_account, "bank", "web"};
  CHECK(granted("[{kind: ServiceAccount, name: web}]", web));
  CHECK_FALSE(granted("[{kind: ServiceAccount, name: web}]", other));
  CHECK(granted("[{kind: User, name: \"system:serviceaccount:shop:web\"}]", web));
  CHECK(granted("[{kind: Group, name: \"system:serviceaccounts:shop\"}]", web));
  CHECK_FALSE(granted("[{kind: Group, name: \"system:serviceaccounts:shop\"}]", other));
  CHECK(granted("[{kind: Group, name: \"system:serviceaccounts\"}]", other));
  CHECK_FALSE(granted("[{kind: Group, name: \"system:serviceaccounts\"}]", jane));
  CHECK(granted("[{kind: Group, name: \"system:authenticated\"}]", jane));
  CHECK(granted("[{kind: Group, name: \"system:authenticated\"}]", web));
  CHECK_FALSE(granted("[{kind: Group, name: \"system:authenticated\"}]", nobody));
  CHECK(granted("[{kind: Group, name: \"system:unauthenticated\"}]", nobody));
  CHECK_FALSE(granted("[{kind: Group, name: jane}]", jane));
}

TEST_CASE("membership agrees with the list of groups") {
  const Identity all[] = {web,
                          {SubjectKind::user, "", "jane"},
                          {SubjectKind::user, "", "system:anonymous"},
                          {SubjectKind::group, "", "system:authenticated"}};
  const char* groups[] = {"system:authenticated",        "system:unauthenticated",      "system:serviceaccounts",
                          "system:serviceaccounts:shop", "system:serviceaccounts:bank", "developers"};
  for (const Identity& who : all) {
    std::vector<std::string> in = access::groups_of(who);
    for (const char* name : groups) {
      bool listed = std::find(in.begin(), in.end(), name) != in.end();
      bool same = who.kind == SubjectKind::group && who.name == name;
      CHECK(access::covers({SubjectKind::group, "", name}, who) == (listed || same));
    }
  }
}

TEST_CASE("aggregation reaches what repeated syncing reaches, self and own rules left out") {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    const int count = 6;
    std::vector<std::set<int>> selects(count);  // role -> labels it selects; role i has label i
    std::string text;
    for (int i = 0; i < count; ++i) {
      bool aggregates = random() % 2 == 0;
      std::string rules = "[{apiGroups: [g], resources: [r" + std::to_string(i) + "], verbs: [get]}]";
      std::string more = ", labels: {l" + std::to_string(i) + ": \"true\"}";
      text += role("ClusterRole", "", "role" + std::to_string(i), rules, more);
      if (!aggregates) continue;
      text += "aggregationRule:\n  clusterRoleSelectors:\n";
      for (int tries = 1 + static_cast<int>(random() % 2); tries > 0; --tries) {
        int label = static_cast<int>(random() % count);
        selects[i].insert(label);
        text += random() % 2 == 0 ? "  - matchLabels: {l" + std::to_string(label) + ": \"true\"}\n"
                                  : "  - matchExpressions: [{key: l" + std::to_string(label) + ", operator: Exists}]\n";
      }
    }
    // The twin: sync every aggregating role from the rules that the others have now, until nothing changes.
    std::vector<std::set<int>> has(count);
    for (int i = 0; i < count; ++i)
      if (selects[i].empty()) has[i] = {i};
    for (bool changed = true; changed;) {
      changed = false;
      for (int i = 0; i < count; ++i)
        for (int label : selects[i])
          if (label != i)
            for (int rule : has[label]) changed = has[i].insert(rule).second || changed;
    }
    World world(text);
    for (int i = 0; i < count; ++i) {
      std::set<int> found;
      for (const access::EffectiveRule& rule : world.graph.roles()[i].rules)
        found.insert(rule.rule->resources.front().text[1] - '0');
      REQUIRE(found == has[i]);
    }
  }
}

TEST_CASE("labels add to built-in roles, and built-in roles pass on what they have") {
  std::string extra = role("ClusterRole", "", "extra", read_secrets,
                           R"(, labels: {rbac.authorization.k8s.io/aggregate-to-view: "true"})");
  World world(extra + binding("RoleBinding", "shop", "b", "ClusterRole", "admin", to_web));
  CHECK(may(world, web, {.verb = "list", .resource = "secrets", .ns = "shop"}));
  std::set<std::string> targets;
  for (const access::RoleNode* node : world.graph.aggregated_into(world.graph.roles().front().role))
    targets.insert(std::string(node->role.name));
  CHECK(targets == std::set<std::string>{"view", "edit", "admin"});
  World plain(binding("RoleBinding", "shop", "b", "ClusterRole", "view", to_web));
  CHECK_FALSE(may(plain, web, get_secret("shop")));
  CHECK(may(plain, web, {.verb = "get", .resource = "configmaps", .name = "c", .ns = "shop"}));
  World edit(binding("RoleBinding", "shop", "b", "ClusterRole", "edit", to_web));
  CHECK(may(edit, web, get_secret("shop")));
}

TEST_CASE("a default role written anew keeps what Kubernetes adds to it") {
  std::string admin =
      role("ClusterRole", "", "cluster-admin", R"([{apiGroups: [""], resources: [pods], verbs: [get]}])");
  std::string bound = binding("ClusterRoleBinding", "", "b", "ClusterRole", "cluster-admin", to_web);
  CHECK(may(World(admin + bound), web, get_secret("shop")));
  std::string kept = role("ClusterRole", "", "cluster-admin", R"([{apiGroups: [""], resources: [pods], verbs: [get]}])",
                          R"(, annotations: {rbac.authorization.kubernetes.io/autoupdate: "false"})");
  CHECK_FALSE(may(World(kept + bound), web, get_secret("shop")));
}

TEST_CASE("paths lead from the workload over account, binding and rule to the Secret") {
  World world(role("Role", "shop", "reader",
                   R"([{apiGroups: [""], resources: [secrets], resourceNames: [db], verbs: [get]}])") +
              binding("RoleBinding", "shop", "b", "Role", "reader", to_web) +
              "---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: shop, namespace: shop}, "
              "spec: {template: {spec: {serviceAccountName: web, containers: [{name: a}]}}}}\n"
              "---\n{apiVersion: v1, kind: Secret, metadata: {name: db, namespace: shop}}\n"
              "---\n{apiVersion: v1, kind: Secret, metadata: {name: other, namespace: shop}}\n");
  auto readers = access::readers_of(world.graph, {.resource = "secrets", .ns = "shop", .name = "db"});
  REQUIRE(readers.size() == 1);
  auto paths = access::paths_of(world.graph, readers);
  REQUIRE(paths.size() == 1);
  REQUIRE(paths.front().runner != nullptr);
  CHECK(world.at(paths.front().runner->account_span) == "web");
  CHECK(paths.front().runner->token);
  CHECK(world.at(paths.front().power.grant->subject->name_span) == "web");
  CHECK(world.at(paths.front().power.rule.rule->resources.front().span) == "secrets");
  auto secrets = access::secrets_read_by(world.graph, readers.front());
  REQUIRE(secrets.size() == 1);
  CHECK(secrets.front()->name == "db");
  CHECK(access::readers_of(world.graph, {.resource = "secrets", .ns = "shop", .name = "other"}).empty());
}

TEST_CASE("who can and what can agree") {
  World world(role("ClusterRole", "", "reader", read_secrets) + role("Role", "bank", "reader", read_secrets) +
              binding("ClusterRoleBinding", "", "a", "ClusterRole", "reader",
                      "[{kind: Group, name: \"system:serviceaccounts\"}]") +
              binding("RoleBinding", "bank", "b", "Role", "reader", to_web));
  CHECK(world.graph.who_can(get_secret("bank")).size() == 2);
  CHECK(world.graph.powers_of(web).size() == 2);
  CHECK(world.graph.can(web, get_secret("shop")).size() == 1);
  CHECK(world.graph.who_can({.verb = "delete", .resource = "secrets", .name = "db", .ns = "bank"}).empty());
}

TEST_CASE("definitions without end are cut off and said") {
  std::string text;
  for (int copy = 0; copy < 60; ++copy) text += role("ClusterRole", "", "reader", read_secrets);
  World world(text + binding("ClusterRoleBinding", "", "b", "ClusterRole", "reader", to_web));
  CHECK(world.graph.grants().size() == 50);
  REQUIRE(world.graph.notices().size() == 1);
  CHECK(world.graph.notices().front().code == "access/limit");
}

TEST_CASE("a workload runs as the account whose namespace one of them does not write") {
  World world(
      "{apiVersion: v1, kind: ServiceAccount, metadata: {name: web, namespace: shop}}\n---\n"
      "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {serviceAccountName: web}}\n");
  CHECK(world.graph.runners_as(web).size() == 1);
  CHECK(world.graph.runners_as({SubjectKind::service_account, "", "web"}).size() == 1);
}
