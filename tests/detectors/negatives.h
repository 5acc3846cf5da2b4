#pragma once

#include <random>
#include <string>
#include <vector>

namespace rummage::test {

/// A key and a value that is no credential; `twin_key`: under which a real one at the same place is one.
struct Negative {
  std::string what;  ///< the class, for messages
  std::string key, value, twin_key;
};

/// Negatives of every class that the contract names, `rounds` of each, made by `engine`.
std::vector<Negative> make_negatives(std::mt19937& engine, int rounds);

/// A password that somebody's generator made: 14 to 24 characters, letters and digits of both cases and a mark.
std::string make_password(std::mt19937& engine);

}  // namespace rummage::test
