#include "environments/vote.h"

#include <map>

namespace rummage::environments {

int weight(Source source) {
  switch (source) {
    case Source::configuration:
      return 10;
    case Source::binding:
      return 5;
    case Source::folder:
    case Source::suffix:
      return 4;
    case Source::label:
    case Source::segment:
      return 3;
    case Source::name_space:
    case Source::pipeline:
      return 2;
    case Source::token:
      return 1;
  }
  return 0;
}

Environment count_votes(const std::vector<Vote>& votes, int* score) {
  std::map<std::string, std::pair<int, const Environment*>> sums;
  for (const Vote& vote : votes) {
    auto& [sum, environment] = sums[vote.environment.name];
    sum += vote.weight;
    if (!environment || environment->environment_class < vote.environment.environment_class)
      environment = &vote.environment;
  }
  Environment winner;
  int best = 0;
  for (const auto& [environment_name, entry] : sums) {
    if (entry.first == best) winner = {};
    if (entry.first > best) winner = *entry.second;
    best = std::max(best, entry.first);
  }
  *score = winner.known() ? best : 0;
  return winner;
}

}  // namespace rummage::environments
