#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "findings/candidate.h"

namespace rummage::detectors {

/// What a rule saw, while the bytes are at hand. `begin`, `length`: the secret's bytes in the content (of a decoded
/// layer: the encoded run that holds it).
struct Match {
  std::uint32_t at = 0, length = 0;
  std::uint16_t rule = 0;                    ///< index into Table::rules
  std::uint8_t specificity = 0;              ///< as findings::Candidate
  bool fixed_length = false;                 ///< every secret of this form is as long
  std::uint32_t features = 0;                ///< findings::Feature bits
  std::int16_t score = 0;                    ///< thousandths; at or above 0 is worth reporting
  std::int64_t expires = 0;                  ///< seconds since 1970 of a JWT's `exp` and the like; 0: none
  std::uint32_t key_at = 0, key_length = 0;  ///< the key that the value is assigned to, in the content; length 0: none
  findings::CredentialClass kind = findings::CredentialClass::value;
  std::string canonical;  ///< the credential's canonical value (detectors/canonical.h)

  std::uint32_t begin() const { return at; }
  std::uint32_t end() const { return at + length; }
  Match shifted(std::int64_t by) const {
    Match moved = *this;
    moved.at = static_cast<std::uint32_t>(moved.at + by);
    moved.key_at = static_cast<std::uint32_t>(moved.key_at + by);
    return moved;
  }
};

}  // namespace rummage::detectors
