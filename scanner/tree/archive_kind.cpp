#include "tree/archive.h"

namespace rummage::tree {
namespace {

using namespace std::string_view_literals;

// POSIX pax and GNU tar write "ustar" at 257; older ones have only a checksum there, which libarchive proves.
bool is_tar(std::string_view bytes) {
  return bytes.size() >= 512 && bytes.substr(257, 5) == "ustar";
}

}  // namespace

ArchiveKind archive_kind(std::string_view bytes) {
  if (bytes.starts_with("\x1F\x8B\x08"sv)) return ArchiveKind::gzip;
  if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) return ArchiveKind::zip;
  if (bytes.starts_with("\xFD"
                        "7zXZ\0"sv))
    return ArchiveKind::xz;
  if (bytes.starts_with("\x28\xB5\x2F\xFD"sv)) return ArchiveKind::zstd;
  // "BZh", a level, and the magic of a block (pi) or of the end (its square root).
  if (bytes.starts_with("BZh"sv) && bytes.size() >= 10 && bytes[3] >= '1' && bytes[3] <= '9' &&
      (bytes.substr(4, 6) == "1AY&SY"sv || bytes.substr(4, 6) == "\x17\x72\x45\x38\x50\x90"sv))
    return ArchiveKind::bzip2;
  return is_tar(bytes) ? ArchiveKind::tar : ArchiveKind::none;
}

}  // namespace rummage::tree
