#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "tree/archive.h"

struct archive;
struct archive_entry;

namespace rummage::tree {

/// One archive, read from front to end through libarchive, but for bzip2 (see bunzip.h). Exactly one layer of
/// compression is taken off: a .gz inside a .gz is a nested archive. Not thread-safe.
class ArchiveReader {
 public:
  /// What a compressed stream may hold.
  enum class Inside : std::uint8_t { tar_or_file, file };
  /// `bytes` must outlive the reader. `kind` is none of `none`.
  ArchiveReader(std::string_view bytes, ArchiveKind kind, Inside inside = Inside::tar_or_file);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  enum class Type : std::uint8_t { file, executable, symlink, hardlink, directory, special };
  struct Header {
    std::string name;  ///< raw bytes; empty when it cannot be told
    Type type = Type::file;
    std::string target;                 ///< of a link
    std::optional<std::uint64_t> size;  ///< as declared
    bool encrypted = false;
    bool single = false;  ///< the one file of a compressed stream that is no tar; it has no name
  };
  /// The next entry; nothing at the end. Error `archive/damaged`.
  Result<std::optional<Header>> next();

  /// Appends the data of the entry to `out`, up to `most` bytes and one more. Error `archive/damaged`.
  Status data(std::string& out, std::uint64_t most);

 private:
  Error damaged() const;
  archive* archive_;
  std::optional<std::string> plain_;  ///< what a bzip2 archive holds
  bool opened_ = false;
};

}  // namespace rummage::tree
