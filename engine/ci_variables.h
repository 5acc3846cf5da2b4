#pragma once

#include <string>
#include <vector>

namespace rummage::engine {

/// What a change may be compared with where nobody says it: revisions in the order of trust.
struct BaseGuesses {
  std::vector<std::string> revisions;
  std::string said_by, said;  ///< the variable that names the target of a pull request, and its value; empty: none
};

/// Reads the variables by which CI systems name the target of a pull request; then those that name the commit before a
/// push; then the remote's main branch. Where a pull request has a target, nothing else is guessed: a gate that
/// compares with another branch judges another change.
BaseGuesses base_guesses();

}  // namespace rummage::engine
