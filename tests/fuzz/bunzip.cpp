// Any bytes behind the front of a bzip2 stream: what is unpacked is what the library unpacks, and not above the limit.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "tests/tree/library_bunzip.h"
#include "tree/bunzip.h"

constexpr std::uint64_t limit = 1 << 20;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string packed = "BZh1" + std::string(reinterpret_cast<const char*>(data), size);
  const auto own = rummage::tree::bunzip(packed, limit);
  if (own && (own->size() > limit || *own != rummage::test::bunzip_by_library(packed).value_or(""))) std::abort();
  return 0;
}
