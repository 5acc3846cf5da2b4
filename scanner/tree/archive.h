#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/notice.h"
#include "sources/bytes.h"
#include "tree/limits.h"
#include "tree/tree.h"

namespace rummage::tree {

enum class ArchiveKind : std::uint8_t { none, tar, zip, gzip, xz, zstd, bzip2 };

/// The kind by magic bytes, whatever the name says. gzip, xz, zstd and bzip2 may hold a tar or one plain file.
ArchiveKind archive_kind(std::string_view bytes);

/// A file or link taken out of an archive.
struct ArchiveEntry {
  std::string path;  ///< `x/values.yaml`; inside a nested archive `inner.tgz!x/values.yaml`
  Mode mode = Mode::file;
  Bytes bytes;  ///< of a link: its target text
};

struct Expansion {
  std::vector<ArchiveEntry> entries;  ///< in the order of the archive, each nested archive followed by its entries
  std::vector<Notice> notices;        ///< paths `name!entry`
  std::uint64_t bytes = 0;            ///< unpacked in all
};

/// Unpacks an archive in memory. `name`: its path, for notices and for the name of a single compressed file
/// (`a.yaml.gz` holds `a.yaml`). An entry whose name is absolute or has a ".." is noted and left out; special files are
/// left out; a limit stops that archive with a warning and keeps what came before it. A damaged archive is a warning.
/// Never throws.
Expansion expand(std::string_view bytes, std::string_view name, const ArchiveLimits& limits = {});

}  // namespace rummage::tree
