#pragma once

#include <cstdint>

namespace rummage::detectors {

/// What each piece of evidence adds to a match's score, in thousandths of a logit. At or above 0 a match is worth
/// reporting; path and kind of file are weighed later, elsewhere.
struct Weights {
  std::int16_t token = 2500;                ///< a provider's own format
  std::int16_t keyed_pattern = 1000;        ///< a value of a service's shape beside the service's name
  std::int16_t keyed_pattern_plain = -300;  ///< the same, but words or a short number
  std::int16_t structure = 2500;            ///< decoded and parsed
  std::int16_t connection = 800;            ///< a password in a URL or connection string
  std::int16_t connection_weak = -1200;     ///< the same, where the password is a plain word
  std::int16_t checksum_valid = 4000;
  std::int16_t checksum_failed = -6000;
  std::int16_t generic = -900;  ///< a key and a value, nothing else
  std::int16_t key_speaks = 600;
  std::int16_t credential_likely = 300;
  std::int16_t random = 1200;
  std::int16_t character_class = 350;  ///< each kind of character beyond the first
  std::int16_t plain_word = -800;      ///< letters only, and nothing random
  std::int16_t may_be_name = -2500;    ///< `secret: my-object`
  std::int16_t sentence = -1500;       ///< blanks inside, and nothing random
  std::int16_t very_short = -1500;
  std::int16_t low_entropy = -1200;
};
inline constexpr Weights weights{};

}  // namespace rummage::detectors
