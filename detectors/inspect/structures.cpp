#include "detectors/inspect/structures.h"

#include "detectors/canonical.h"
#include "detectors/inspect/tree.h"
#include "detectors/values/verdict.h"
#include "sources/codec.h"

namespace rummage::detectors {
namespace {

constexpr std::uint8_t proven = 4;

/// Adds a credential that a file of known form holds, unless it is a placeholder, a template or a reference.
void add_proven(Scope& scope, std::string_view rule, const LeafText& leaf) {
  Verdict found = verdict(leaf.key, leaf.text);
  if (leaf.text.empty()) return;
  if (found.kind == VerdictKind::not_a_value && found.final) {
    return settle(scope, leaf.mapper.map(0, leaf.text.size()), found.why, true);
  }
  LeafMatch out;
  out.rule = rule, out.specificity = proven, out.confidence = findings::Confidence::high;
  out.span = leaf.mapper.map(0, leaf.text.size());
  out.key = leaf.key, out.field = scope.field, out.canonical = canonical_value(leaf.text);
  out.features = scope.features | findings::object_lane | findings::structure_proven;
  scope.result.matches.push_back(std::move(out));
}

/// `auth`: base64 of `user:password`.
void add_basic(Scope& scope, std::string_view rule, const LeafText& leaf) {
  auto decoded = sources::decode(sources::Codec::base64, leaf.text);
  if (!decoded) return add_proven(scope, rule, leaf);
  std::size_t colon = decoded->bytes.find(':');
  if (colon == std::string::npos) return;
  LayerMapper layer(decoded->map, leaf.mapper);
  PartMapper password(colon + 1, layer);
  add_proven(scope, rule, {leaf.key, std::string_view(decoded->bytes).substr(colon + 1), password});
}

void inspect_registry(Scope& scope, yaml::Node registry) {
  static constexpr std::string_view rule = "secret/docker-config-auth";
  for (std::string_view key : {"password", "identitytoken", "registrytoken"}) {
    yaml::Node value = registry.find(key);
    if (value.is_scalar()) add_proven(scope, rule, {key, value.text(), ScalarMapper(value, scope.below)});
  }
  yaml::Node auth = registry.find("auth");
  if (auth.is_scalar()) add_basic(scope, rule, {"auth", auth.text(), ScalarMapper(auth, scope.below)});
}

void inspect_client_key(Scope& scope, yaml::Node value) {
  static constexpr std::string_view rule = "secret/kubeconfig-credential";
  ScalarMapper mapper(value, scope.below);
  auto decoded = sources::decode(sources::Codec::base64, value.text());
  if (!decoded || decoded->bytes.find("PRIVATE KEY") == std::string::npos) {
    return add_proven(scope, rule, {"client-key-data", value.text(), mapper});
  }
  LayerMapper layer(decoded->map, mapper);
  std::size_t before = scope.result.matches.size();
  judge_value(scope, {"client-key-data", decoded->bytes, layer});
  // The matcher knows the canonical form of a key; the form of the file names it.
  if (scope.result.matches.size() == before) add_proven(scope, rule, {"client-key-data", decoded->bytes, layer});
}

/// The old form `.dockercfg`: registries at the top, each with `auth`.
bool is_old_docker_config(yaml::Node root) {
  if (!root.is_mapping() || root.size() == 0) return false;
  for (const yaml::Entry& entry : root.entries()) {
    bool registry = entry.value.find("auth") || (entry.value.find("username") && entry.value.find("password"));
    if (!registry || entry.key.text().find_first_of("./:") == std::string_view::npos) return false;
  }
  return true;
}

}  // namespace

void inspect_docker_config(Scope& scope, yaml::Node registries) {
  for (const yaml::Entry& entry : registries.entries()) inspect_registry(scope, entry.value);
}

void inspect_kubeconfig(Scope& scope, yaml::Node root) {
  static constexpr std::string_view rule = "secret/kubeconfig-credential";
  for (yaml::Node item : root.find("users").items()) {
    yaml::Node user = item.find("user");
    for (std::string_view key : {"token", "password"}) {
      yaml::Node value = user.find(key);
      if (value.is_scalar()) add_proven(scope, rule, {key, value.text(), ScalarMapper(value, scope.below)});
    }
    if (yaml::Node key = user.find("client-key-data"); key.is_scalar()) inspect_client_key(scope, key);
    inspect_tree(scope, user.find("auth-provider"), "auth-provider");
    inspect_tree(scope, user.find("exec"), "exec");
  }
}

bool inspect_structure(Scope& scope, yaml::Node root) {
  if (root.find("auths").is_mapping()) {
    inspect_docker_config(scope, root.find("auths"));
    return true;
  }
  if (is_old_docker_config(root)) {
    inspect_docker_config(scope, root);
    return true;
  }
  bool kubeconfig = root.find("users").is_sequence() && root.find("clusters").is_sequence();
  if (kubeconfig) inspect_kubeconfig(scope, root);
  return kubeconfig;
}

}  // namespace rummage::detectors
