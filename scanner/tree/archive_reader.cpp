#include "tree/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>

#include "tree/bunzip.h"

namespace rummage::tree {
namespace {

constexpr std::uint64_t most_bunzipped = 64 << 20;  // more is unpacked piece by piece

// libarchive converts names to the thread's character set; under "C" it would replace what is not ASCII.
class Utf8Names {
 public:
  Utf8Names() : before_(uselocale(utf8())) {}
  ~Utf8Names() { uselocale(before_); }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  static locale_t utf8() {
    static const locale_t made = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return made;
  }
  locale_t before_;
};

int filter_of(ArchiveKind kind) {
  switch (kind) {
    case ArchiveKind::gzip:
      return ARCHIVE_FILTER_GZIP;
    case ArchiveKind::xz:
      return ARCHIVE_FILTER_XZ;
    case ArchiveKind::zstd:
      return ARCHIVE_FILTER_ZSTD;
    case ArchiveKind::bzip2:
      return ARCHIVE_FILTER_BZIP2;
    default:
      return ARCHIVE_FILTER_NONE;
  }
}

void support(archive* a, ArchiveKind kind, ArchiveReader::Inside inside) {
  if (kind == ArchiveKind::zip) {
    archive_read_support_format_zip(a);
    return;
  }
  if (inside == ArchiveReader::Inside::tar_or_file) archive_read_support_format_tar(a);
  if (kind == ArchiveKind::tar) return;
  archive_read_append_filter(a, filter_of(kind));
  archive_read_support_format_empty(a);
  archive_read_support_format_raw(a);
}

std::string text(const char* value) {
  return value != nullptr ? value : std::string();
}

ArchiveReader::Type type_of(archive_entry* entry) {
  using Type = ArchiveReader::Type;
  if (archive_entry_hardlink(entry) != nullptr) return Type::hardlink;
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
      return (archive_entry_perm(entry) & 0100) != 0 ? Type::executable : Type::file;
    case AE_IFLNK:
      return Type::symlink;
    case AE_IFDIR:
      return Type::directory;
    default:
      return Type::special;
  }
}

}  // namespace

ArchiveReader::ArchiveReader(std::string_view bytes, ArchiveKind kind, Inside inside) : archive_(archive_read_new()) {
  if (archive_ == nullptr) return;
  Utf8Names names;
  if (kind == ArchiveKind::bzip2) plain_ = bunzip(bytes, most_bunzipped);
  support(archive_, plain_ ? ArchiveKind::none : kind, inside);
  if (plain_) bytes = *plain_;
  archive_read_set_options(archive_, "tar:hdrcharset=BINARY");
  // A stream that cannot be unpacked from its first byte on looks empty to libarchive, but leaves its error.
  opened_ =
      archive_read_open_memory(archive_, bytes.data(), bytes.size()) == ARCHIVE_OK && archive_errno(archive_) == 0;
}

ArchiveReader::~ArchiveReader() {
  archive_read_free(archive_);
}

// libarchive's own text may quote names and bytes, so it is not passed on.
Error ArchiveReader::damaged() const {
  return {"archive/damaged", "The archive is damaged from here on", {}, {}};
}

Result<std::optional<ArchiveReader::Header>> ArchiveReader::next() {
  if (!opened_) return damaged();
  Utf8Names names;
  archive_entry* entry = nullptr;
  int code = archive_read_next_header(archive_, &entry);
  if (code == ARCHIVE_EOF) return std::optional<Header>();
  if (code != ARCHIVE_OK && code != ARCHIVE_WARN) return damaged();
  Header header;
  header.name = text(archive_entry_pathname(entry));
  header.type = type_of(entry);
  header.single = archive_format(archive_) == ARCHIVE_FORMAT_RAW;
  if (header.single) header.type = Type::file;
  header.target = text(header.type == Type::hardlink ? archive_entry_hardlink(entry) : archive_entry_symlink(entry));
  header.encrypted = archive_entry_is_data_encrypted(entry) != 0;
  if (archive_entry_size_is_set(entry) != 0)
    header.size = static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_entry_size(entry)));
  return std::optional(std::move(header));
}

Status ArchiveReader::data(std::string& out, std::uint64_t most) {
  char buffer[64 * 1024];
  while (out.size() <= most) {
    std::uint64_t room = most + 1 - out.size();
    la_ssize_t got = archive_read_data(archive_, buffer, std::min<std::uint64_t>(sizeof buffer, room));
    if (got < 0) return damaged();
    if (got == 0) break;
    out.append(buffer, static_cast<std::size_t>(got));
  }
  return Done{};
}

}  // namespace rummage::tree
