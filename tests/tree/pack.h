#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <vector>

#include "tree/tree.h"

namespace rummage::test {

struct Packed {
  std::string name, bytes;
  tree::Mode mode = tree::Mode::file;
  std::string hard_link = {};
  int type = AE_IFREG;
};

using Writer = int (*)(archive*);

/// Packs entries in memory with libarchive's writers.
inline std::string pack(const std::vector<Packed>& entries, Writer format,
                        Writer filter = archive_write_add_filter_none) {
  std::string out(4 << 20, '\0');
  for (const Packed& entry : entries) out.resize(out.size() + entry.bytes.size() + 4096);
  std::size_t used = 0;
  archive* a = archive_write_new();
  format(a);
  filter(a);
  archive_write_set_options(a, "hdrcharset=BINARY");
  archive_write_open_memory(a, out.data(), out.size(), &used);
  for (const Packed& item : entries) {
    archive_entry* entry = archive_entry_new();
    archive_entry_copy_pathname(entry, item.name.c_str());
    bool link = item.mode == tree::Mode::symlink;
    archive_entry_set_filetype(entry, static_cast<unsigned>(link ? AE_IFLNK : item.type));
    archive_entry_set_perm(entry, item.mode == tree::Mode::executable ? 0755 : 0644);
    if (link) archive_entry_copy_symlink(entry, item.bytes.c_str());
    if (!item.hard_link.empty()) archive_entry_copy_hardlink(entry, item.hard_link.c_str());
    if (!link && item.hard_link.empty()) archive_entry_set_size(entry, static_cast<la_int64_t>(item.bytes.size()));
    archive_write_header(a, entry);
    if (!link && item.type == AE_IFREG) archive_write_data(a, item.bytes.data(), item.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}

}  // namespace rummage::test
