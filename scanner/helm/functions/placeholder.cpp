#include "helm/functions/placeholder.h"

namespace rummage::helm {

// SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t Placeholder::next() {
  std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15ULL;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
  return mixed ^ (mixed >> 31);
}

std::string Placeholder::text(std::size_t size, std::string_view alphabet) {
  std::string out;
  out.reserve(size);
  while (out.size() < size) out += alphabet[below(alphabet.size())];
  return out;
}

Value generated(const Call& call, std::string_view bytes) {
  return Value::string(call.run.made(bytes, sources::Origin::generated, call.site));
}

}  // namespace rummage::helm
