#define XXH_INLINE_ALL
#include "findings/fingerprint.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace rummage::findings {

std::string fingerprint(const FingerprintParts& parts) {
  std::string text;
  for (std::string_view part : {parts.rule, parts.path, parts.position}) {
    text += part;
    text.push_back('\0');
  }
  text += std::to_string(parts.ordinal);
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace rummage::findings
