#include "environments/resolver.h"

#include <algorithm>
#include <tuple>

#include "environments/path_glob.h"
#include "environments/words.h"

namespace rummage::environments {
namespace {

void append(std::vector<Vote>& votes, std::vector<Vote> more) {
  std::move(more.begin(), more.end(), std::back_inserter(votes));
}

bool is_below(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
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

void decide(Verdict& verdict, std::string_view path) {
  verdict.environment = count_votes(verdict.votes, &verdict.score);
  add_location(verdict.environment, path);
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

}  // namespace

Resolver::Resolver(std::vector<Configured> configured, const std::vector<delivery::Binding>& bindings)
    : configured_(std::move(configured)) {
  for (const delivery::Binding& binding : bindings) {
    Environment environment = of_binding(binding).environment;
    if (!environment.known()) continue;
    if (!binding.unit.path.empty()) bound_.push_back({binding.unit.path, true, environment});
    for (const delivery::NamedPath& file : binding.values)
      if (!file.path.empty()) bound_.push_back({file.path, false, environment});
  }
  std::sort(bound_.begin(), bound_.end(), [](const Bound& a, const Bound& b) {
    return std::tie(a.path, a.folder, a.environment) < std::tie(b.path, b.folder, b.environment);
  });
}

void Resolver::bind(Verdict& verdict, std::string_view path) const {
  std::vector<Environment> exact, by_folder;
  std::size_t longest = 0;
  for (const Bound& bound : bound_) {
    if (bound.path == path) exact.push_back(bound.environment);
    if (!bound.folder || !is_below(path, bound.path) || is_named_layer(path) || bound.path.size() < longest) continue;
    if (bound.path.size() > longest) by_folder.clear();
    longest = bound.path.size();
    by_folder.push_back(bound.environment);
  }
  std::vector<Environment>& bound = exact.empty() ? by_folder : exact;
  std::sort(bound.begin(), bound.end());
  const auto same_name = [](const Environment& a, const Environment& b) { return a.name == b.name; };
  bound.erase(std::unique(bound.begin(), bound.end(), same_name), bound.end());
  if (bound.size() == 1) verdict.votes.push_back(binding_vote(bound.front()));
  if (bound.size() > 1) verdict.supplies = bound;
}

std::vector<Vote> Resolver::votes_for_path(Verdict& verdict, std::string_view path) const {
  for (const Configured& configured : configured_)
    for (const std::string& glob : configured.globs)
      if (path_matches(glob, path)) {
        Vote vote{Source::configuration, weight(Source::configuration), {}};
        vote.environment.name = configured.name;
        vote.environment.environment_class = class_of(configured);
        verdict.votes.push_back(std::move(vote));
        break;
      }
  bind(verdict, path);
  return path_votes(path);
}

Verdict Resolver::of_file(std::string_view path) const {
  Verdict verdict;
  append(verdict.votes, votes_for_path(verdict, path));
  decide(verdict, path);
  return verdict;
}

Verdict Resolver::of_object(std::string_view path, std::string_view ns, const std::vector<Label>& labels) const {
  Verdict verdict;
  append(verdict.votes, votes_for_path(verdict, path));
  append(verdict.votes, label_votes(labels));
  append(verdict.votes, namespace_votes(ns));
  decide(verdict, path);
  return verdict;
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
  decide(verdict, binding.file);
  if (!binding.cluster.empty()) verdict.environment.cluster = binding.cluster;
  return verdict;
}

}  // namespace rummage::environments
