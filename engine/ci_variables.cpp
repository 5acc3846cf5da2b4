#include "engine/ci_variables.h"

#include <array>
#include <cstdlib>
#include <string_view>

namespace rummage::engine {
namespace {

constexpr std::array targets = {"CI_MERGE_REQUEST_DIFF_BASE_SHA",       // GitLab
                                "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",  // GitLab
                                "GITHUB_BASE_REF",                      // GitHub, Gitea
                                "CHANGE_TARGET",                        // Jenkins
                                "BITBUCKET_PR_DESTINATION_COMMIT",      // Bitbucket
                                "BITBUCKET_PR_DESTINATION_BRANCH",      // Bitbucket
                                "SYSTEM_PULLREQUEST_TARGETBRANCH",      // Azure
                                "BUILDKITE_PULL_REQUEST_BASE_BRANCH",   // Buildkite
                                "DRONE_TARGET_BRANCH",                  // Drone
                                "CI_COMMIT_TARGET_BRANCH"};             // Woodpecker
constexpr std::array pushes = {"CI_COMMIT_BEFORE_SHA", "GIT_PREVIOUS_COMMIT"};

std::string value_of(const char* name) {
  const char* value = std::getenv(name);
  std::string text = value == nullptr ? "" : value;
  constexpr std::string_view heads = "refs/heads/";
  if (text.starts_with(heads)) text.erase(0, heads.size());
  if (text.find_first_not_of('0') == std::string::npos) text.clear();  // a new branch has no commit before
  return text;
}

}  // namespace

BaseGuesses base_guesses() {
  BaseGuesses guesses;
  for (const char* name : targets) {
    const std::string value = value_of(name);
    if (value.empty()) continue;
    guesses.revisions.push_back("origin/" + value);
    guesses.revisions.push_back(value);
    if (guesses.said.empty()) guesses.said_by = name, guesses.said = value;
  }
  if (!guesses.said.empty()) return guesses;
  for (const char* name : pushes)
    if (std::string value = value_of(name); !value.empty()) guesses.revisions.push_back(std::move(value));
  for (const char* name : {"origin/HEAD", "origin/main", "origin/master"}) guesses.revisions.emplace_back(name);
  return guesses;
}

}  // namespace rummage::engine
