#include <algorithm>
#include <array>

#include "environments/resolver.h"
#include "environments/words.h"

namespace rummage::environments {
namespace {

// Folders whose subfolders are environments or clusters.
constexpr std::array<std::string_view, 16> holders{
    "overlays", "overlay", "environments", "environment", "envs",        "env",        "clusters", "cluster",
    "apps",     "stages",  "deploy",       "deployment",  "deployments", "namespaces", "variants", "profiles"};

// Endings of source code: a suffix there ("client-test.go") names no environment.
constexpr std::array<std::string_view, 18> code_endings{"go", "py",  "js", "ts", "jsx", "tsx", "java", "kt", "rb",
                                                        "c",  "cpp", "cc", "h",  "rs",  "cs",  "php",  "md", "proto"};
// What a first part must stand before to be the environment: "prod-values.yaml", "staging.secrets.env".
constexpr std::array<std::string_view, 11> generic_names{"values",      "config",     "secret",    "secrets",
                                                         "settings",    "env",        "configmap", "vars",
                                                         "credentials", "deployment", "patch"};

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

Vote make_vote(Source source, const Word& word) {
  Vote vote{source, weight(source), {}};
  vote.environment.name = std::string(word.name);
  vote.environment.environment_class = word.environment_class;
  return vote;
}

std::vector<std::string_view> split_path(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    if (end > at) parts.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

void vote_for_folder(std::vector<Vote>& votes, std::string_view folder, std::string_view above) {
  if (is_in(holders, above)) {
    // Below a holder the first part counts even for a weak word: "integration-gpu".
    const std::vector<std::string> parts = tokens(folder);
    const auto named = word_in(folder);
    const Word* word = named ? named->word : parts.empty() ? nullptr : find_word(parts.front());
    if (word) votes.push_back(make_vote(Source::folder, *word));
    return;
  }
  const auto named = word_in(folder);
  if (!named) return;
  const bool whole = named->position == Position::whole;
  Vote vote = make_vote(whole ? Source::segment : Source::token, *named->word);
  if (whole && !named->word->strong && named->word->name != "dev") vote.weight = 1;
  votes.push_back(std::move(vote));
}

// Drops up to two endings that name a format ("yaml", "sops.yaml"), never the environment itself (".env.production").
std::string_view stem_of(std::string_view base) {
  for (int i = 0; i < 3; ++i) {
    const std::size_t dot = base.rfind('.');
    if (dot == std::string_view::npos || dot == 0) break;
    const std::string_view ending = base.substr(dot + 1);
    if (ending.size() > 10 || find_word(ending)) break;
    base = base.substr(0, dot);
  }
  return base;
}

void vote_for_file(std::vector<Vote>& votes, std::string_view base) {
  const std::size_t dot = base.rfind('.');
  if (dot != std::string_view::npos && is_in(code_endings, base.substr(dot + 1))) return;
  const std::string_view stem = stem_of(base);
  const auto named = word_in(stem);
  if (!named) {
    // "test-values.yaml": a weak word first, before a generic name.
    const std::vector<std::string> parts = tokens(stem);
    const Word* word = parts.size() == 2 && is_in(generic_names, parts[1]) ? find_word(parts[0]) : nullptr;
    if (word) votes.push_back(make_vote(Source::suffix, *word));
    return;
  }
  const std::size_t underscore = stem.rfind('_');
  const bool unit_test = !named->word->strong && underscore != std::string_view::npos;
  if (unit_test) return;
  const std::vector<std::string> parts = tokens(stem);
  const bool generic = parts.size() > 1 && is_in(generic_names, parts[1]);
  const bool suffix = named->position >= Position::last || (named->position == Position::first && generic);
  votes.push_back(make_vote(suffix ? Source::suffix : Source::token, *named->word));
}

bool is_pipeline(std::string_view path) {
  return path.starts_with(".github/workflows/") || path.starts_with(".circleci/") || path.starts_with(".gitlab-ci") ||
         path.starts_with(".gitlab/ci/") || path.starts_with("Jenkinsfile") || path.starts_with("azure-pipelines") ||
         path.starts_with(".travis.yml") || path.starts_with(".drone.yml");
}

// "charts/shop/ci/tls-values.yaml": input of chart-testing.
bool is_chart_test(const std::vector<std::string_view>& parts) {
  return parts.size() >= 2 && parts[parts.size() - 2] == "ci" && parts.back().ends_with("values.yaml");
}

}  // namespace

std::vector<Vote> path_votes(std::string_view path) {
  std::vector<Vote> votes;
  const std::vector<std::string_view> parts = split_path(path);
  const Word& ci = *find_word("ci");
  if (is_chart_test(parts)) return {make_vote(Source::suffix, ci)};
  if (is_pipeline(path)) votes.push_back(make_vote(Source::pipeline, ci));
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) vote_for_folder(votes, parts[i], i > 0 ? parts[i - 1] : "");
  if (!parts.empty()) vote_for_file(votes, parts.back());
  return votes;
}

std::vector<Vote> namespace_votes(std::string_view ns) {
  const auto named = word_in(ns);
  if (named) return {make_vote(Source::name_space, *named->word)};
  const std::vector<std::string> parts = tokens(ns);
  const Word* word = parts.empty() ? nullptr : find_word(parts.front());
  if (!word) return {};
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (find_word(parts[i])) return {};
  return {make_vote(Source::name_space, *word)};
}

std::vector<Vote> label_votes(const std::vector<Label>& labels) {
  std::vector<Vote> votes;
  for (const auto& [key, value] : labels) {
    const std::string_view last = std::string_view(key).substr(key.rfind('/') + 1);
    if (last != "env" && last != "environment" && last != "stage") continue;
    const auto named = word_in(value);
    if (named) votes.push_back(make_vote(Source::label, *named->word));
  }
  return votes;
}

void add_location(Environment& environment, std::string_view path) {
  const std::vector<std::string_view> parts = split_path(path);
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const bool cluster = i > 0 && (parts[i - 1] == "clusters" || parts[i - 1] == "cluster");
    if (cluster && environment.cluster.empty()) environment.cluster = std::string(parts[i]);
    const bool speaks = cluster || word_in(parts[i]) || (i > 0 && is_in(holders, parts[i - 1]));
    if (speaks && environment.region.empty()) environment.region = region_in(parts[i]);
  }
  if (!parts.empty() && environment.region.empty() && word_in(stem_of(parts.back())))
    environment.region = region_in(stem_of(parts.back()));
}

}  // namespace rummage::environments
