// The index, its extensions and the bitmaps of a split index.
#include <cstdint>
#include <string_view>

#include "git/store/ewah.h"
#include "git/store/index_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (auto hash : {rummage::HashKind::sha1, rummage::HashKind::sha256})
    if (auto index = rummage::git::store::parse_index(bytes, hash))
      for (const auto& entry : index->entries)
        if (entry.path.starts_with("../") || entry.path.find("/../") != entry.path.npos) __builtin_trap();
  auto bits = rummage::git::store::read_ewah(bytes, 100000);
  if (bits)
    for (std::uint32_t bit : *bits)
      if (bit >= 100000) __builtin_trap();
  return 0;
}
