#include "access/paths.h"

#include <array>

namespace rummage::access {
namespace {

constexpr std::array<std::string_view, 3> reading_verbs = {"get", "list", "watch"};

bool reads(const kubernetes::PolicyRule& rule, const Target& target) {
  for (std::string_view verb : reading_verbs)
    if (rule_allows(
            rule,
            {.verb = verb, .group = target.group, .resource = target.resource, .name = target.name, .ns = target.ns}))
      return true;
  return false;
}

}  // namespace

std::vector<Power> readers_of(const Graph& graph, const Target& target) {
  std::vector<Power> readers;
  for (const Grant& grant : graph.grants()) {
    if (!grant.cluster && !kubernetes::same_namespace(grant.ns, target.ns)) continue;
    for (const EffectiveRule& rule : grant.role->rules)
      if (reads(*rule.rule, target)) {
        readers.push_back({&grant, rule});
        break;
      }
  }
  return readers;
}

std::vector<Path> paths_of(const Graph& graph, const std::vector<Power>& powers) {
  std::vector<Path> paths;
  for (const Power& power : powers) {
    std::vector<const Runner*> running = graph.runners_as(power.grant->identity);
    if (running.empty()) paths.push_back({nullptr, power});
    for (const Runner* runner : running) paths.push_back({runner, power});
  }
  return paths;
}

std::vector<const kubernetes::Object*> secrets_read_by(const Graph& graph, const Power& power) {
  std::vector<const kubernetes::Object*> secrets;
  for (const kubernetes::Object* secret : graph.objects().of_kind("", "Secret"))
    if ((power.grant->cluster || kubernetes::same_namespace(power.grant->ns, secret->ns)) &&
        reads(*power.rule.rule, {.resource = "secrets", .ns = secret->ns, .name = secret->name}))
      secrets.push_back(secret);
  return secrets;
}

}  // namespace rummage::access
