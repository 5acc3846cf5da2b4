#include "environments/resolver.h"

#include <algorithm>

#include "base/path_glob.h"
#include "environments/words.h"

namespace rummage::environments {
namespace {

void append(std::vector<Vote>& votes, std::vector<Vote> more) {
  std::move(more.begin(), more.end(), std::back_inserter(votes));
}

// "values-prod.yaml": one of several layers, which only a binding that names it moves.
bool is_named_layer(std::string_view path) {
  const std::string_view base = path.substr(path.rfind('/') + 1);
  const std::size_t at = base.find("values");
  return at != std::string_view::npos && base.substr(0, base.find('.')) != "values";
}

Class class_of(const Configured& configured) {
  if (configured.environment_class != Class::unknown) return configured.environment_class;
  const auto named = word_in(configured.name);
  return named ? named->word->environment_class : Class::unknown;
}

void add_name_votes(std::vector<Vote>& votes, std::string_view text, Source source) {
  const auto named = word_in(text);
  if (!named) return;
  Vote vote{source, weight(source), {}};
  vote.environment.name = std::string(named->word->name);
  vote.environment.environment_class = named->word->environment_class;
  votes.push_back(std::move(vote));
}

Vote binding_vote(const Environment& environment) {
  Vote vote{Source::binding, weight(Source::binding), environment};
  vote.environment.cluster.clear();
  vote.environment.region.clear();
  return vote;
}

// One environment for each name, sorted.
std::vector<Environment> distinct(std::vector<Environment> all) {
  std::sort(all.begin(), all.end());
  const auto same_name = [](const Environment& a, const Environment& b) { return a.name == b.name; };
  all.erase(std::unique(all.begin(), all.end(), same_name), all.end());
  return all;
}

// What a place is handed to decides it when it is one environment; several leave it in none.
void hand_over(Verdict& verdict, std::vector<Environment> to) {
  to = distinct(std::move(to));
  if (to.size() == 1) verdict.votes.push_back(binding_vote(to.front()));
  if (to.size() > 1) verdict.supplies = std::move(to);
}

}  // namespace

Resolver::Resolver(std::vector<Configured> configured, const std::vector<delivery::Binding>& bindings, Builds builds)
    : configured_(std::move(configured)), builds_(std::move(builds)) {
  for (const delivery::Binding& binding : bindings) {
    const Environment environment = of_binding(binding).environment;
    if (!environment.known()) continue;
    if (!binding.unit.path.empty()) folders_[binding.unit.path].push_back(environment);
    if (!binding.inline_values.empty()) files_[binding.file].push_back(environment);
    for (const auto* files : {&binding.values, &binding.environment_files})
      for (const delivery::NamedPath& file : *files)
        if (!file.path.empty()) files_[file.path].push_back(environment);
  }
}

// A file that a binding names, else the innermost folder that bindings deliver.
void Resolver::bind(Verdict& verdict, std::string_view path) const {
  if (const auto exact = files_.find(std::string(path)); exact != files_.end())
    return hand_over(verdict, exact->second);
  if (is_named_layer(path) || folders_.empty()) return;
  for (std::string folder(path); !folder.empty();) {
    if (const auto found = folders_.find(folder); found != folders_.end()) return hand_over(verdict, found->second);
    const std::size_t slash = folder.rfind('/');
    folder.resize(slash == std::string::npos ? 0 : slash);
  }
}

// A base is where the overlays that use it are; one overlay whose environment is not known leaves it unknown.
void Resolver::inherit(Verdict& verdict, std::string_view path) const {
  const auto builds = builds_.find(std::string(path));
  if (builds == builds_.end()) return;
  std::vector<Environment> users;
  bool all_known = true;
  for (const std::string& root : builds->second) {
    Verdict user;
    user.votes = path_votes(root + "/kustomization.yaml");
    vote_configured(user, root + "/kustomization.yaml");
    bind(user, root + "/kustomization.yaml");
    const Environment environment = count_votes(user.votes, &user.score);
    all_known = all_known && environment.known();
    if (environment.known()) users.push_back(environment);
  }
  users = distinct(std::move(users));
  if (users.size() > 1 || all_known) hand_over(verdict, std::move(users));
}

void Resolver::vote_configured(Verdict& verdict, std::string_view path) const {
  for (const Configured& configured : configured_)
    if (std::any_of(configured.globs.begin(), configured.globs.end(),
                    [&](const std::string& glob) { return path_matches(glob, path); })) {
      Vote vote{Source::configuration, weight(Source::configuration), {}};
      vote.environment.name = configured.name;
      vote.environment.environment_class = class_of(configured);
      verdict.votes.push_back(std::move(vote));
    }
}

Verdict Resolver::decide(std::vector<Vote> votes, std::string_view path) const {
  Verdict verdict;
  verdict.votes = std::move(votes);
  vote_configured(verdict, path);
  bind(verdict, path);
  verdict.environment = count_votes(verdict.votes, &verdict.score);
  const bool tie = !verdict.environment.known() && !verdict.votes.empty();
  if (!verdict.environment.known() && !tie && verdict.supplies.empty()) {
    inherit(verdict, path);
    verdict.environment = count_votes(verdict.votes, &verdict.score);
  }
  if (verdict.environment.known()) verdict.supplies.clear();
  add_location(verdict.environment, path);
  return verdict;
}

Verdict Resolver::of_file(std::string_view path) const {
  return decide(path_votes(path), path);
}

Verdict Resolver::of_object(std::string_view path, std::string_view ns, const std::vector<Label>& labels) const {
  std::vector<Vote> votes = path_votes(path);
  append(votes, label_votes(labels));
  append(votes, namespace_votes(ns));
  return decide(std::move(votes), path);
}

Verdict Resolver::of_binding(const delivery::Binding& binding) {
  Verdict verdict;
  add_name_votes(verdict.votes, binding.environment, Source::binding);
  append(verdict.votes, path_votes(binding.file));
  append(verdict.votes, label_votes(binding.labels));
  append(verdict.votes, namespace_votes(binding.ns));
  add_name_votes(verdict.votes, binding.cluster, Source::label);
  add_name_votes(verdict.votes, binding.project, Source::name_space);
  add_name_votes(verdict.votes, binding.name, Source::name_space);
  verdict.environment = count_votes(verdict.votes, &verdict.score);
  add_location(verdict.environment, binding.file);
  if (!binding.cluster.empty()) verdict.environment.cluster = binding.cluster;
  return verdict;
}

}  // namespace rummage::environments
