#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "schema/builtin_roles.h"
#include "schema/field_specs.h"
#include "schema/fields.h"
#include "schema/groups.h"
#include "schema/merge_keys.h"
#include "schema/resources.h"
#include "schema/workloads.h"
#include "tests/support/skip.h"

using namespace rummage::schema;

namespace {

std::string shared_file(const std::string& name) {
  const char* root = std::getenv("RUMMAGE_SHARED");
  return (root != nullptr ? std::string(root) : std::string(RUMMAGE_SOURCE_DIR "/../shared")) + "/" + name;
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out;
  std::stringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) out.push_back(cell);
  return out;
}

}  // namespace

TEST_CASE("a group has each kind and each plural once") {
  std::set<std::string> kinds, plurals;
  for (const Resource& row : resources()) {
    CHECK(kinds.insert(std::string(row.group) + "/" + std::string(row.kind)).second);
    CHECK(plurals.insert(std::string(row.group) + "/" + std::string(row.plural)).second);
    CHECK(row.verbs != 0);
    CHECK(resource_of_kind(row.group, row.kind) == &row);
    CHECK(resource_of_plural(row.group, row.plural) == &row);
  }
  CHECK(resources().size() > 140);
}

TEST_CASE("every subresource belongs to a resource") {
  for (const Subresource& row : subresources()) CHECK(resource_of_plural(row.group, row.resource) != nullptr);
}

TEST_CASE("scope and verbs are the API server's") {
  CHECK(is_namespaced("", "Secret"));
  CHECK_FALSE(is_namespaced("rbac.authorization.k8s.io", "ClusterRole"));
  CHECK(is_namespaced("example.com", "Unknown"));
  CHECK(verb_applies("", "secrets", "list"));
  CHECK_FALSE(verb_applies("", "secrets", "bind"));
  CHECK_FALSE(verb_applies("", "bindings", "get"));
  CHECK(verb_applies("", "pods/exec", "create"));
  CHECK_FALSE(verb_applies("", "serviceaccounts/token", "get"));
  CHECK(verb_applies("", "users", "impersonate"));
  CHECK_FALSE(verb_applies("", "users", "get"));
  CHECK(verb_applies("rbac.authorization.k8s.io", "clusterroles", "escalate"));
  CHECK(name_effect("secrets", "create") == NameEffect::never_matches);
  CHECK(name_effect("serviceaccounts/token", "create") == NameEffect::limits);
  CHECK(name_effect("secrets", "list") == NameEffect::by_field_selector);
  CHECK(group_of("apps/v1") == "apps");
  CHECK(group_of("v1").empty());
}

TEST_CASE("built-in roles are complete") {
  std::ifstream file(shared_file("research/rbac-builtin-roles.tsv"));
  if (!file) return rummage::test::skip_case("no table of built-in roles");
  std::string line;
  std::getline(file, line);
  std::size_t rows = 0;
  while (std::getline(file, line)) {
    const auto cell = cells(line);
    const RoleKind kind = cell[0] == "Role" ? RoleKind::role : RoleKind::cluster_role;
    CAPTURE(cell[1]);
    CHECK(builtin_role(kind, cell[2], cell[1]) != nullptr);
    ++rows;
  }
  CHECK(rows == 78);
}

TEST_CASE("built-in roles hold their rules") {
  const BuiltinRole* admin = builtin_role(RoleKind::cluster_role, "", "cluster-admin");
  REQUIRE(admin != nullptr);
  REQUIRE(admin->rules.size() == 2);
  CHECK(admin->rules[0].verbs[0] == "*");
  CHECK(admin->rules[1].non_resource_urls[0] == "*");
  const BuiltinRole* edit = builtin_role(RoleKind::cluster_role, "", "edit");
  REQUIRE(edit != nullptr);
  CHECK(edit->rules.empty());
  CHECK(edit->aggregates[0] == "rbac.authorization.k8s.io/aggregate-to-edit");
  CHECK(edit->labels[0] == "rbac.authorization.k8s.io/aggregate-to-admin");
  for (const BuiltinRole& role : builtin_roles()) CHECK((!role.rules.empty() || !role.aggregates.empty()));
  for (const BuiltinBinding& binding : builtin_bindings())
    CHECK(builtin_role(binding.role_kind, binding.name_space, binding.role) != nullptr);
}

TEST_CASE("groups and accounts by name") {
  CHECK(group_reach("system:serviceaccounts:shop") == GroupReach::namespace_accounts);
  CHECK(namespace_of_group("system:serviceaccounts:shop") == "shop");
  CHECK(group_reach("system:unauthenticated") == GroupReach::everyone);
  CHECK(group_reach("developers") == GroupReach::other);
  CHECK(account_of_user("system:serviceaccount:shop:api").name == "api");
  CHECK(account_of_user("alice").name.empty());
}

TEST_CASE("pods are found in every workload") {
  CHECK(workload_shape("batch", "CronJob")->pod_spec == "/spec/jobTemplate/spec/template/spec");
  CHECK(workload_shape("extensions", "Deployment") != nullptr);
  CHECK(workload_shape("argoproj.io", "Rollout") != nullptr);
  CHECK(workload_shape("serving.knative.dev", "Service") != nullptr);
  CHECK(workload_shape("", "Service") == nullptr);
}

TEST_CASE("fields say what they hold") {
  const std::string pod = "/spec/template/spec";
  CHECK(field_type("apps", "Deployment", pod + "/containers/0/env/1/value") == FieldType::env_value);
  CHECK(field_type("apps", "Deployment", pod + "/initContainers/0/args/2") == FieldType::command);
  const Field secret = field_of("batch", "CronJob", "/spec/jobTemplate/spec/template/spec/volumes/0/secret/secretName");
  CHECK(secret.type == FieldType::name);
  CHECK(secret.target == "Secret");
  CHECK(field_type("apps", "Deployment", "/spec/template/metadata/annotations/checksum~1config") ==
        FieldType::checksum);
  CHECK(field_type("apps", "Deployment", "/spec/template/metadata/annotations/vault.io~1token") ==
        FieldType::annotation);
  CHECK(field_type("", "Secret", "/data/password") == FieldType::secret_data);
  CHECK(field_type("", "Secret", "/stringData/url") == FieldType::secret_string);
  CHECK(field_type("", "Secret", "/data/tls.crt") == FieldType::public_material);
  CHECK(field_type("", "Secret", "/data/tls.key") == FieldType::secret_data);
  CHECK(field_type("", "ConfigMap", "/data/app.properties") == FieldType::config_data);
  CHECK(field_type("example.com", "Database", "/spec/passwordSecretRef/key") == FieldType::key);
  CHECK(field_type("example.com", "Database", "/spec/adminSecretName") == FieldType::name);
  CHECK(field_type("example.com", "Database", "/spec/password") == FieldType::unknown);
  CHECK(holds_no_value(FieldType::image));
  CHECK_FALSE(holds_no_value(FieldType::unknown));
}

TEST_CASE("Kustomize's tables") {
  CHECK(element_key("containers") == "name");
  CHECK(element_key("subjects").empty());
  CHECK(merge_key("io.k8s.api.core.v1.PodSpec", "volumes")->strategy == "merge,retainKeys");
  CHECK(merge_keys().size() == 54);
  CHECK(field_specs().size() == 295);
}
