#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "sources/codec.h"
#include "sources/encoding.h"
#include "sources/region.h"

using namespace rummage::sources;

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

// The map covers the layer in order, stays inside the text below, and leads up again.
void check_map(const Recoded& layer, std::size_t below) {
  check(layer.map.size() == layer.bytes.size());
  std::uint32_t last = 0;
  for (std::uint32_t at = 0; at < layer.bytes.size(); ++at) {
    Range range = layer.map.below(at, at + 1);
    check(range.begin < range.end && range.end <= below && range.end >= last);
    Range back = layer.map.above(range.begin, range.end);
    check(back.begin <= at && at < back.end && back.end <= layer.bytes.size());
    last = range.end;
  }
}

}  // namespace

// The first byte chooses the codec; the rest is decoded, and encoded and decoded again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || size > 4096) return 0;
  auto codec = static_cast<Codec>(data[0] % 10);
  std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  if (auto decoded = decode(codec, text)) check_map(*decoded, text.size());
  if (auto encoded = encode(codec, text)) {
    check_map(*encoded, text.size());
    auto back = decode(codec, encoded->bytes);
    check(back && back->bytes == text);
  }
  RegionMaker maker(text);
  for (std::uint32_t at = 0; at <= text.size(); at += 1 + at / 4) {
    auto region = maker.region(at, data[0]);
    check(region.begin.line <= region.end.line && region.begin.line >= 1);
    check(region.begin.line < region.end.line || region.begin.column <= region.end.column);
  }
  return 0;
}
