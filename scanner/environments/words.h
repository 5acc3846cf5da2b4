#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "environments/environment.h"

namespace rummage::environments {

/// A word that names an environment. `strong`: it hardly means anything else, so it counts anywhere in a name; the
/// others ("test", "live", "local") count only where they are the whole name or its last part.
struct Word {
  std::string_view text;  ///< lower case
  std::string_view name;  ///< one spelling for all synonyms
  Class environment_class;
  bool strong;
};

/// The word that `token` is, as a whole and without regard to case; digits at its end are left out ("prod2").
const Word* find_word(std::string_view token);

/// The parts of a name between '-', '_', '.' and blanks, in lower case. "non-prod" and "pre-prod" are one part.
std::vector<std::string> tokens(std::string_view name);

/// Where in a name an environment's word stands; in rising order of how much it says.
enum class Position : std::uint8_t { inside, first, last, whole };

struct NamedWord {
  const Word* word = nullptr;
  Position position = Position::inside;
};

/// The environment a name such as "shop-prod" or "staging_eu" speaks of. Nothing when it names none, or two of them.
std::optional<NamedWord> word_in(std::string_view name);

/// The region a name speaks of: "eu-west-1" in "prod-eu-west-1", "eu" in "staging-eu". Empty: none.
std::string region_in(std::string_view name);

}  // namespace rummage::environments
