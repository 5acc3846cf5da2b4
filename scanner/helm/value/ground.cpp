#include "helm/value/ground.h"

#include <algorithm>

namespace rummage::helm {

using sources::Origin;
using sources::Text;

void Ground::append(sources::Builder& to, std::uint32_t begin, std::uint32_t length) const {
  if (built_ != nullptr) return to.slice(*built_, begin, length);
  const auto size = static_cast<std::uint32_t>(whole_.size());
  begin = std::min(begin, size);
  length = std::min(length, size - begin);
  (void)to.literal({{id_, begin}, length}, origin_, whole_);
}

Text LeafMaker::same(std::uint32_t begin, std::uint32_t length) {
  append(begin, length);
  return builder_.finish();
}

Text LeafMaker::evidence(std::uint32_t begin, std::uint32_t length) {
  return records_ ? same(begin, length) : Text();
}

Text LeafMaker::decoded(std::string_view bytes, std::uint32_t begin, std::uint32_t length, sources::PositionMap map) {
  const Text below = same(begin, length);
  if (map.size() == bytes.size() && !bytes.empty()) {
    builder_.recode(sources::Codec::escapes, below, {std::string(bytes), std::move(map)});
  } else {
    builder_.opaque(bytes, Origin::derived_exact, below);
  }
  return builder_.finish();
}

}  // namespace rummage::helm
