#pragma once

#include <cstdint>
#include <functional>
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

using EntrySink = std::function<void(ArchiveEntry)>;

/// Unpacks an archive in memory and hands each entry to `sink`, in the order of the archive, a nested archive first as
/// it is and then by its entries. `name`: its path, for notices and for the name of a single compressed file
/// (`a.yaml.gz` holds `a.yaml`). Returns what was left out, with paths `name!entry`:
/// `archive/escape` (absolute, or with a ".."; never used), `archive/special-file`, `archive/too-large` (an entry),
/// `archive/limit` (the rest of that archive), `archive/too-deep`, `archive/encrypted`, `archive/damaged`.
/// All archives inside one share a budget of `limits.bytes` and `limits.entries` for each level. Never throws.
std::vector<Notice> expand(std::string_view bytes, std::string_view name, const ArchiveLimits& limits,
                           const EntrySink& sink);

struct Expansion {
  std::vector<ArchiveEntry> entries;
  std::vector<Notice> notices;
};

/// The same, all entries at once.
Expansion expand(std::string_view bytes, std::string_view name, const ArchiveLimits& limits = {});

}  // namespace rummage::tree
