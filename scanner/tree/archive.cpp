#include "tree/archive.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "tree/archive_reader.h"
#include "tree/path.h"

namespace rummage::tree {
namespace {

// Each level holds its archive in memory while the next is read.
constexpr std::uint32_t deepest = 16;

struct Budget {
  std::uint64_t bytes, entries;
};

// "a.yaml" for "dir/a.yaml.gz": a compressed stream says nothing that can be relied on.
std::string single_name(std::string_view archive) {
  std::string_view base = base_name(archive.substr(archive.rfind('!') + 1));
  if (base.empty()) return "data";
  std::size_t dot = base.rfind('.');
  return std::string(dot == base.npos || dot == 0 ? base : base.substr(0, dot));
}

bool escapes(std::string_view name) {
  if (name.starts_with('/') || name.find('\0') != name.npos) return true;
  for (std::string_view rest = name; !rest.empty();) {
    std::size_t slash = rest.find('/');
    if (rest.substr(0, slash) == "..") return true;
    rest = slash == rest.npos ? std::string_view() : rest.substr(slash + 1);
  }
  return false;
}

class Expander {
 public:
  Expander(const ArchiveLimits& limits, const EntrySink& sink) : limits_(limits), sink_(sink) {
    std::uint64_t levels = std::min(limits.depth, deepest);
    total_ = {limits.bytes * levels, std::uint64_t{limits.entries} * levels};
  }

  // `inside`: path of this archive inside the outermost one, with a '!' at its end; empty for the outermost.
  void archive(std::string_view bytes, const std::string& name, const std::string& inside, std::uint32_t depth) {
    ArchiveKind kind = archive_kind(bytes);
    if (kind == ArchiveKind::none) return;
    if (depth == 0)
      return note("archive/too-deep", NoticeLevel::warning, "An archive this deep inside others is not opened", name);
    Level level{kind, name, inside, depth, {limits_.bytes, limits_.entries}, {}};
    const std::size_t told = notices.size();
    ArchiveReader reader(bytes, kind);
    while (one_entry(reader, level)) {
    }
    // Zeros are an empty tar; behind them may stand anything.
    bool compressed = kind != ArchiveKind::tar && kind != ArchiveKind::zip;
    if (!compressed || level.left.entries != limits_.entries || notices.size() != told) return;
    ArchiveReader plain(bytes, kind, ArchiveReader::Inside::file);
    while (one_entry(plain, level)) {
    }
  }

  std::vector<Notice> notices;

 private:
  struct Level {
    ArchiveKind kind;
    std::string name, inside;
    std::uint32_t depth;
    Budget left;
    std::unordered_map<std::string, Bytes> files;  // what hard links may name
  };

  void note(const char* code, NoticeLevel notice_level, std::string message, std::string path) {
    notices.push_back({code, notice_level, std::move(message), std::move(path)});
  }

  bool stop(const Level& level, const char* what) {
    note("archive/limit", NoticeLevel::warning,
         fmt::format("The archive has more {} than the limit: the rest is left out", what), level.name);
    return false;
  }

  // False when this archive is done with.
  bool one_entry(ArchiveReader& reader, Level& level) {
    auto header = reader.next();
    if (!header) {
      note("archive/damaged", NoticeLevel::warning, header.error().message, level.name);
      return false;
    }
    if (!*header) return false;
    if (level.left.entries == 0 || total_.entries == 0) return stop(level, "entries");
    --level.left.entries;
    --total_.entries;
    ArchiveReader::Header& entry = **header;
    if (entry.single) entry.name = single_name(level.name);
    return usable(entry, level) ? take(reader, entry, level) : skip(entry, level);
  }

  bool usable(ArchiveReader::Header& entry, const Level& level) {
    using Type = ArchiveReader::Type;
    if (entry.type == Type::directory) return false;
    std::string path = level.name + "!" + entry.name;
    auto refuse = [&](const char* code, NoticeLevel notice_level, std::string message) {
      note(code, notice_level, std::move(message), path);
      return false;
    };
    auto clean = escapes(entry.name) ? std::nullopt : join("", entry.name);
    if (!clean || clean->empty())
      return refuse("archive/escape", NoticeLevel::warning, "The name leads out of the archive: the entry is left out");
    entry.name = std::move(*clean);
    if (entry.type == Type::special)
      return refuse("archive/special-file", NoticeLevel::note, "A fifo, socket or device is left out");
    if (entry.encrypted)
      return refuse("archive/encrypted", NoticeLevel::warning, "The entry is encrypted and not read");
    if (entry.size.value_or(0) > limits_.file_size)
      return refuse("archive/too-large", NoticeLevel::warning,
                    fmt::format("The entry is larger than the limit of {} bytes and not read", limits_.file_size));
    return true;
  }

  // Going over data costs the time of unpacking it, but in a zip.
  bool skip(const ArchiveReader::Header& entry, Level& level) {
    if (level.kind == ArchiveKind::zip) return true;
    return spend(level, entry.size.value_or(0)) || stop(level, "bytes");
  }

  bool spend(Level& level, std::uint64_t bytes) {
    if (bytes > level.left.bytes || bytes > total_.bytes) return false;
    level.left.bytes -= bytes;
    total_.bytes -= bytes;
    return true;
  }

  bool take(ArchiveReader& reader, ArchiveReader::Header& entry, Level& level) {
    using Type = ArchiveReader::Type;
    if (entry.type == Type::symlink) return emit(entry, level, Mode::symlink, share(std::move(entry.target)));
    if (entry.type == Type::hardlink) return hard_link(entry, level);
    std::uint64_t most = std::min({limits_.file_size, level.left.bytes, total_.bytes});
    std::string bytes;
    bool whole = reader.data(bytes, most).ok();
    if (!whole)
      note("archive/damaged", NoticeLevel::warning, "The entry is damaged: only its beginning is read",
           level.name + "!" + entry.name);
    if (bytes.size() > most) return overrun(entry, level, most);
    spend(level, bytes.size());
    Bytes shared = share(std::move(bytes));
    level.files[entry.name] = shared;
    return emit(entry, level, entry.type == Type::executable ? Mode::executable : Mode::file, shared) && whole;
  }

  // The data goes on past what was declared or allowed. How far nobody knows, and going over it is not free.
  bool overrun(const ArchiveReader::Header& entry, Level& level, std::uint64_t most) {
    if (most < limits_.file_size) return stop(level, "bytes");
    note("archive/too-large", NoticeLevel::warning,
         fmt::format("The entry is larger than the limit of {} bytes: it and what follows it are left out", most),
         level.name + "!" + entry.name);
    return false;
  }

  bool hard_link(ArchiveReader::Header& entry, Level& level) {
    auto target = join("", entry.target);
    auto found = target ? level.files.find(*target) : level.files.end();
    if (found == level.files.end()) return true;
    return emit(entry, level, Mode::file, found->second);
  }

  bool emit(const ArchiveReader::Header& entry, Level& level, Mode mode, const Bytes& bytes) {
    sink_({level.inside + entry.name, mode, bytes});
    if (mode != Mode::symlink)
      archive(*bytes, level.name + "!" + entry.name, level.inside + entry.name + "!", level.depth - 1);
    return true;
  }

  const ArchiveLimits& limits_;
  const EntrySink& sink_;
  Budget total_{};
};

}  // namespace

std::vector<Notice> expand(std::string_view bytes, std::string_view name, const ArchiveLimits& limits,
                           const EntrySink& sink) {
  Expander expander(limits, sink);
  expander.archive(bytes, std::string(name), "", std::min(limits.depth, deepest));
  return std::move(expander.notices);
}

Expansion expand(std::string_view bytes, std::string_view name, const ArchiveLimits& limits) {
  Expansion out;
  out.notices = expand(bytes, name, limits, [&](ArchiveEntry entry) { out.entries.push_back(std::move(entry)); });
  return out;
}

}  // namespace rummage::tree
