#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "environments/environment.h"

namespace rummage::environments {

/// What speaks for an environment. The weight of a vote is its source's.
enum class Source : std::uint8_t {
  configuration,  ///< a glob of the user's: 10
  binding,        ///< Argo CD, Flux, helmfile or a pipeline deploys it there: 5
  folder,         ///< a folder below overlays, environments, clusters and their kin: 4
  suffix,         ///< the file's name: values-prod.yaml: 4
  label,          ///< a label or annotation `environment`: 3
  segment,        ///< a whole folder name elsewhere: 3 for a strong word, else 1
  name_space,     ///< the namespace's name: 2
  pipeline,       ///< it is a CI definition: 2
  token,          ///< a part of a folder's or file's name: 1
};

int weight(Source source);

struct Vote {
  Source source = Source::token;
  int weight = 0;
  Environment environment;  ///< cluster and region empty
};

/// What the votes decide. `environment` is unknown when there is no vote or a tie.
struct Verdict {
  Environment environment;
  int score = 0;  ///< weights for the winner
  std::vector<Vote> votes;
  std::vector<Environment> supplies;  ///< several: delivery hands this one place to each of them; sorted by name
};

/// Adds up the weights by environment name; the greatest sum wins, equal sums give none. Clusters and regions are not
/// looked at.
Environment count_votes(const std::vector<Vote>& votes, int* score);

}  // namespace rummage::environments
