// Any bytes behind the front of a bzip2 stream: what is unpacked is what the library unpacks, and not above the limit.
#include <archive.h>
#include <archive_entry.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tree/bunzip.h"

namespace {

constexpr std::uint64_t limit = 1 << 20;

std::string unpacked(std::string_view packed) {
  std::string out;
  archive* reader = archive_read_new();
  archive_read_append_filter(reader, ARCHIVE_FILTER_BZIP2);
  archive_read_support_format_raw(reader);
  archive_read_support_format_empty(reader);
  archive_entry* entry = nullptr;
  if (archive_read_open_memory(reader, packed.data(), packed.size()) == ARCHIVE_OK &&
      archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
    char buffer[4096];
    la_ssize_t got = 0;
    while ((got = archive_read_data(reader, buffer, sizeof buffer)) > 0)
      out.append(buffer, static_cast<std::size_t>(got));
  }
  archive_read_free(reader);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string packed = "BZh1" + std::string(reinterpret_cast<const char*>(data), size);
  const auto own = rummage::tree::bunzip(packed, limit);
  if (own && (own->size() > limit || *own != unpacked(packed))) std::abort();
  return 0;
}
