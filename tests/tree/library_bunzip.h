#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <optional>
#include <string>
#include <string_view>

namespace rummage::test {

/// What libarchive and libbz2 make of bzip2 data; nothing where they give up or nothing is in it.
inline std::optional<std::string> bunzip_by_library(std::string_view packed) {
  std::optional<std::string> out;
  archive* reader = archive_read_new();
  archive_read_append_filter(reader, ARCHIVE_FILTER_BZIP2);
  archive_read_support_format_raw(reader);
  archive_read_support_format_empty(reader);
  archive_entry* entry = nullptr;
  if (archive_read_open_memory(reader, packed.data(), packed.size()) == ARCHIVE_OK &&
      archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
    out.emplace();
    char buffer[4096];
    la_ssize_t got = 0;
    while ((got = archive_read_data(reader, buffer, sizeof buffer)) > 0)
      out->append(buffer, static_cast<std::size_t>(got));
    if (got < 0) out.reset();
  }
  archive_read_free(reader);
  return out;
}

}  // namespace rummage::test
