#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "tree/archive.h"
#include "tree/path.h"

using namespace rummage::tree;

// Any bytes: no crash, no escaping name, nothing past the limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ArchiveLimits limits;
  limits.entries = 100;
  limits.bytes = 1 << 20;
  limits.file_size = 1 << 19;
  std::size_t bytes = 0, entries = 0;
  auto sink = [&](ArchiveEntry entry) {
    bytes += entry.mode == Mode::symlink ? 0 : entry.bytes->size();
    ++entries;
    if (entry.path.empty() || entry.path.front() == '/' || entry.path.starts_with("../")) std::abort();
    if (entry.path.find("/../") != std::string::npos || entry.bytes->size() > limits.file_size) std::abort();
  };
  expand({reinterpret_cast<const char*>(data), size}, "a.bin", limits, sink);
  // Hard links share the bytes of their target, so only their number is bounded.
  if (entries > limits.entries * limits.depth) std::abort();
  return 0;
}
