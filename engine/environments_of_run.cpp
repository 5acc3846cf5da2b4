#include "engine/environments_of_run.h"

#include <algorithm>
#include <unordered_map>

namespace rummage::engine {
namespace {

std::vector<environments::Configured> configured(const State& state) {
  std::vector<environments::Configured> all;
  for (const EnvironmentConfig& environment : state.config().environments) {
    const auto named = environments::class_from(environment.cls.empty() ? environment.name : environment.cls);
    all.push_back({environment.name, named.value_or(environments::Class::unknown), environment.globs});
  }
  for (const auto& [name, glob] : state.options->environments) {
    auto same = std::find_if(all.begin(), all.end(), [&](const auto& known) { return known.name == name; });
    if (same != all.end())
      same->globs.push_back(glob);
    else
      all.push_back({name, environments::class_from(name).value_or(environments::Class::unknown), {glob}});
  }
  return all;
}

}  // namespace

void take_facts(State& state, delivery::Facts facts) {
  std::move(facts.bindings.begin(), facts.bindings.end(), std::back_inserter(state.bindings));
  std::move(facts.notices.begin(), facts.notices.end(), std::back_inserter(state.notices));
}

// Workflows, helmfiles and compose files are no manifests.
void read_deliveries(Run& run, State& state) {
  std::unordered_map<std::uint32_t, const yaml::Parsed*> parsed;
  for (std::size_t i = 0; i < state.parsed.size(); ++i) parsed[state.parsed_sites[i]] = &state.parsed[i];
  for (std::uint32_t i = 0; i < state.sites.size(); ++i) {
    const Site& site = state.sites[i];
    if (auto known = parsed.find(i + 1); known != parsed.end()) {
      for (const yaml::Document& document : known->second->documents)
        take_facts(state, delivery::read(site.path, document.root));
      continue;
    }
    const delivery::FileKind kind = delivery::kind_of(site.path);
    if (kind == delivery::FileKind::none || kind == delivery::FileKind::manifest) continue;
    Result<tree::Blob> blob = state.mounts[site.mount].tree->content(site.inner);
    if (!blob) continue;
    const TextId text = run.sources.add_blob(blob->id, blob->bytes);
    for (const yaml::Document& document : yaml::parse(blob->view(), text).documents)
      take_facts(state, delivery::read(site.path, document.root));
  }
}

void settle_environments(State& state) {
  state.environments = environments::Resolver(configured(state), state.bindings, state.builds);
  for (Site& site : state.sites) site.environment = state.environments.of_file(site.path);
}

environments::Environment environment_of(const environments::Verdict& verdict, const Unit& unit) {
  const bool configured = std::any_of(verdict.votes.begin(), verdict.votes.end(), [](const environments::Vote& vote) {
    return vote.source == environments::Source::configuration;
  });
  return unit.environment.known() && !configured ? unit.environment : verdict.environment;
}

environments::Environment environment_of(const State& state, const Unit& unit) {
  return unit.site == 0 ? unit.environment : environment_of(state.site(unit.site).environment, unit);
}

}  // namespace rummage::engine
