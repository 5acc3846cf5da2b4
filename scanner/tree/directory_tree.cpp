#include "tree/directory_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "tree/errors.h"
#include "tree/path.h"

namespace rummage::tree {
namespace {

// A file that is being written gets this many chances to hold still.
constexpr int attempts = 3;

std::optional<Mode> mode_of(mode_t mode) {
  if (S_ISDIR(mode)) return Mode::directory;
  if (S_ISLNK(mode)) return Mode::symlink;
  if (S_ISREG(mode)) return (mode & S_IXUSR) != 0 ? Mode::executable : Mode::file;
  return std::nullopt;
}

Error special() {
  return {code::special_file, "A fifo, socket or device is not opened", {}, {}};
}

Error too_large(std::uint64_t limit) {
  return {code::too_large, fmt::format("Larger than the limit of {} bytes and not read", limit), {}, {}};
}

Entry entry_of(std::string path, const struct stat& state, Mode mode) {
  Entry entry{std::move(path), mode, {}};
  if (mode != Mode::directory) entry.size = static_cast<std::uint64_t>(state.st_size);
  return entry;
}

// Reads to the end, or what the file held when it had `expected` bytes; one byte more than `limit` at most.
Result<std::string> read_all(int file, std::size_t expected, std::uint64_t limit) {
  std::string bytes(std::min<std::uint64_t>(expected, limit) + 1, '\0');
  for (std::size_t filled = 0;;) {
    ssize_t got = ::read(file, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return error_of(errno);
    filled += static_cast<std::size_t>(got);
    if (filled > limit) return too_large(limit);
    // Where a file is read up to the size that it has, a look at its state tells whether that was the end.
    if (got == 0 || (filled == expected && expected > 0)) {
      bytes.resize(filled);
      return bytes;
    }
    if (filled == bytes.size()) bytes.resize(std::min<std::uint64_t>(filled * 2, limit + 1));
  }
}

}  // namespace

Result<DirectoryTree> DirectoryTree::open(const std::string& root, Limits limits) {
  Descriptor directory(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.valid()) return DirectoryTree(std::move(directory), limits);
  if (errno == ENOTDIR) return Error{code::not_a_directory, "This is no directory", {}, {}};
  return error_of(errno);
}

Result<struct stat> DirectoryTree::state(std::string_view path) const {
  if (!is_clean(path)) return not_found();
  Descriptor name = open_beneath(root_.number(), std::string(path), O_PATH);
  struct stat state{};
  if (!name.valid() || fstat(name.number(), &state) != 0) return error_of(errno);
  return state;
}

bool DirectoryTree::holds_repository(std::string_view directory) const {
  if (!is_clean(directory)) return false;
  std::string name = child(directory, ".git");
  Descriptor dot = open_beneath(root_.number(), name, O_PATH);
  struct stat state{};
  if (!dot.valid() || fstat(dot.number(), &state) != 0) return false;
  if (S_ISDIR(state.st_mode)) {
    auto has = [&](const char* part) { return fstatat(dot.number(), part, &state, AT_SYMLINK_NOFOLLOW) == 0; };
    return has("HEAD") && has("objects") && has("refs");  // gitrepository-layout(5)
  }
  if (!S_ISREG(state.st_mode)) return false;
  auto text = regular(name);
  return text && text->bytes->starts_with("gitdir: ");
}

Result<Entry> DirectoryTree::lookup(std::string_view path) const {
  auto found = state(path);
  if (!found) return found.take_error();
  auto mode = mode_of(found->st_mode);
  if (!mode) return special();
  return entry_of(std::string(path), *found, *mode);
}

namespace {

void add_looked_at(Listing& listing, int directory, std::string path, const char* name) {
  struct stat state{};
  if (fstatat(directory, name, &state, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno != ENOENT) listing.notices.push_back(to_notice(error_of(errno), std::move(path)));
  } else if (auto mode = mode_of(state.st_mode)) {
    listing.entries.push_back(entry_of(std::move(path), state, *mode));
  } else {
    listing.notices.push_back(to_notice(special(), std::move(path)));
  }
}

// One name of a directory. Not all file systems tell its kind.
void add_name(Listing& listing, int directory, std::string path, const dirent64& name, bool look) {
  if (look || name.d_type == DT_UNKNOWN) return add_looked_at(listing, directory, std::move(path), name.d_name);
  const auto mode = mode_of(DTTOIF(name.d_type));
  if (!mode) return listing.notices.push_back(to_notice(special(), std::move(path)));
  listing.entries.push_back({std::move(path), *mode, {}});
}

}  // namespace

Listing DirectoryTree::list_names(std::string_view directory, bool look) const {
  Listing out;
  std::string path(directory);
  auto refuse = [&](const Error& error) {
    out.notices.push_back(to_notice(error, path));
    return out;
  };
  if (!is_clean(path)) return refuse(not_found());
  if (static_cast<std::uint64_t>(std::count(path.begin(), path.end(), '/')) >= limits_.depth)
    return refuse({code::too_deep, "Directories stand too deep inside each other", {}, {}});
  Descriptor opened = open_beneath(root_.number(), path, O_RDONLY | O_DIRECTORY);
  if (!opened.valid()) return refuse(error_of(errno));
  alignas(dirent64) std::array<char, 16384> room;
  ssize_t got = 0;
  while ((got = getdents64(opened.number(), room.data(), room.size())) > 0) {
    for (ssize_t at = 0; at < got;) {
      const auto& name = *reinterpret_cast<const dirent64*>(room.data() + at);
      at += name.d_reclen;
      const std::string_view text = name.d_name;
      if (text == ".git") out.holds_git = true;
      if (text == "." || text == ".." || text == ".git") continue;
      add_name(out, opened.number(), child(path, text), name, look);
    }
  }
  if (got < 0) out.notices.push_back(to_notice(error_of(errno), path));
  sort(out);
  return out;
}

Listing DirectoryTree::children(std::string_view directory) const {
  return list_names(directory, true);
}

Listing DirectoryTree::names(std::string_view directory) const {
  return list_names(directory, false);
}

Result<FileContent> DirectoryTree::regular(const std::string& path) const {
  for (int attempt = 0; attempt < attempts; ++attempt) {
    // Without blocking: the name may have become a fifo since it was looked at.
    Descriptor file = open_beneath(root_.number(), path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    struct stat before{}, after{};
    if (!file.valid() || fstat(file.number(), &before) != 0) return error_of(errno);
    if (!S_ISREG(before.st_mode)) return special();
    if (static_cast<std::uint64_t>(before.st_size) > limits_.file_size) return too_large(limits_.file_size);
    auto bytes = read_all(file.number(), static_cast<std::size_t>(before.st_size), limits_.file_size);
    if (!bytes) return bytes.take_error();
    if (fstat(file.number(), &after) != 0) return error_of(errno);
    // Files of /proc and the like say they are empty.
    bool whole = before.st_size == 0 || bytes->size() == static_cast<std::size_t>(before.st_size);
    if (whole && same_state(before, after))
      return FileContent{share(std::move(*bytes)), *mode_of(after.st_mode), after};
  }
  return Error{code::changed, "The file changes while it is read", {}, {}};
}

Result<FileContent> DirectoryTree::link(const std::string& path) const {
  Descriptor name = open_beneath(root_.number(), path, O_PATH);
  struct stat state{};
  if (!name.valid() || fstat(name.number(), &state) != 0) return error_of(errno);
  std::string target(4096, '\0');  // PATH_MAX: no link is longer
  ssize_t length = readlinkat(name.number(), "", target.data(), target.size());
  if (length < 0) return error_of(errno);
  target.resize(static_cast<std::size_t>(length));
  return FileContent{share(std::move(target)), Mode::symlink, state};
}

Result<FileContent> DirectoryTree::file(std::string_view path) const {
  std::string name(path);
  struct stat state{};
  if (!is_clean(path)) return not_found();
  // A look before opening: opening a device can do things. What is opened is looked at again.
  if (fstatat(root_.number(), path.empty() ? "." : name.c_str(), &state, AT_SYMLINK_NOFOLLOW) != 0)
    return error_of(errno);
  auto mode = mode_of(state.st_mode);
  if (!mode || *mode == Mode::directory) {
    // That look may have gone through a link: only what stands there without one counts.
    auto exact = lookup(path);
    return exact ? not_a_file(exact->mode) : exact.take_error();
  }
  return *mode == Mode::symlink ? link(name) : regular(name);
}

Result<FileContent> DirectoryTree::listed_file(std::string_view path) const {
  if (!is_clean(path) || path.empty()) return not_found();
  auto found = regular(std::string(path));
  return found || found.error().code == code::changed ? std::move(found) : file(path);
}

Result<Blob> DirectoryTree::content(std::string_view path) const {
  auto found = file(path);
  if (!found) return found.take_error();
  ContentId id = blob_id(*found->bytes);
  return Blob{std::move(found->bytes), id, found->mode};
}

}  // namespace rummage::tree
