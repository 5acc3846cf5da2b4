#include "git/store/index_file.h"

#include <cstring>

#include "git/store/big_endian.h"
#include "git/store/raw_id.h"

namespace rummage::git::store {
namespace {

constexpr std::size_t kStatBytes = 40;  // of an entry, before its id

Error corrupt(const char* what) {
  return Error{"git/corrupt-index", what, {}, {}};
}

bool safe_part(std::string_view part) {
  return !part.empty() && part != "." && part != "..";
}

bool safe_path(std::string_view path, bool directory) {
  if (directory && path.ends_with('/')) path.remove_suffix(1);
  for (std::size_t end = path.find('/'); end != path.npos; end = path.find('/')) {
    if (!safe_part(path.substr(0, end))) return false;
    path.remove_prefix(end + 1);
  }
  return safe_part(path);
}

class Reader {
 public:
  Reader(std::string_view bytes, HashKind hash) : hash_(hash), rest_(bytes) {}

  HashKind hash() const { return hash_; }
  std::size_t id_width() const { return id_bytes(hash_); }
  std::size_t fixed_width() const { return kStatBytes + id_width() + 2; }  // of an entry, with its flags
  std::optional<ContentId> id() {
    if (left() < id_width()) return std::nullopt;
    return ContentId::from_bytes(take(id_width()).data(), id_bytes(hash_));
  }

  std::size_t left() const { return rest_.size(); }
  const std::uint8_t* data() const { return reinterpret_cast<const std::uint8_t*>(rest_.data()); }
  std::string_view take(std::size_t count) {
    std::string_view out = rest_.substr(0, count);
    rest_.remove_prefix(out.size());
    return out;
  }
  // The text before the next `stop`, which is passed over; nullopt when there is none.
  std::optional<std::string_view> until(char stop) {
    std::size_t end = rest_.find(stop);
    if (end == rest_.npos) return std::nullopt;
    std::string_view out = take(end);
    take(1);
    return out;
  }

 private:
  HashKind hash_;
  std::string_view rest_;
};

void read_stat(const std::uint8_t* at, IndexEntry& entry) {
  entry.ctime = be32(at);
  entry.ctime_ns = be32(at + 4);
  entry.mtime = be32(at + 8);
  entry.mtime_ns = be32(at + 12);
  entry.inode = be32(at + 20);
  entry.mode = be32(at + 24);
  entry.size = be32(at + 36);
}

// Version 4: how many bytes of the previous path to drop, in the offset encoding of packs, then what to append.
bool read_compressed_path(Reader& in, const std::string& before, std::string& path) {
  std::uint64_t drop = 0;
  for (int i = 0;; ++i) {
    if (in.left() == 0 || i == 5) return false;
    auto byte = static_cast<std::uint8_t>(in.take(1)[0]);
    drop = i == 0 ? byte & 0x7F : ((drop + 1) << 7 | (byte & 0x7F));
    if ((byte & 0x80) == 0) break;
  }
  auto tail = in.until('\0');
  if (!tail || drop > before.size()) return false;
  path.assign(before, 0, before.size() - drop);
  path += *tail;
  return true;
}

// Versions 2 and 3: the path, then 1 to 8 zero bytes up to a multiple of eight.
bool read_padded_path(Reader& in, std::size_t before_path, std::string& path) {
  auto text = in.until('\0');
  if (!text) return false;
  path = *text;
  std::size_t used = before_path + path.size() + 1;
  in.take((8 - used % 8) % 8);
  return true;
}

bool read_entry(Reader& in, std::uint32_t version, const std::string& before, IndexEntry& entry) {
  const std::size_t fixed = in.fixed_width();
  if (in.left() < fixed) return false;
  read_stat(in.data(), entry);
  in.take(kStatBytes);
  entry.id = *in.id();
  std::uint32_t flags = be16(in.data());
  in.take(2);
  entry.assume_valid = (flags & 0x8000) != 0;
  entry.stage = flags >> 12 & 3;
  bool extended = version >= 3 && (flags & 0x4000) != 0;
  if (extended) {
    if (in.left() < 2) return false;
    std::uint32_t more = be16(in.data());
    in.take(2);
    entry.skip_worktree = (more & 0x4000) != 0;
    entry.intent_to_add = (more & 0x2000) != 0;
  }
  if (version == 4) return read_compressed_path(in, before, entry.path);
  return read_padded_path(in, fixed + (extended ? 2 : 0), entry.path);
}

// One directory: "name\0entries subtrees\n" and, when it is unchanged, its id.
bool read_cached_tree(Reader& in, CachedTree& tree, std::int64_t& subtrees) {
  auto name = in.until('\0');
  auto entries = in.until(' ');
  auto count = in.until('\n');
  if (!name || !entries || !count) return false;
  tree.path = *name;
  tree.entries = static_cast<std::int32_t>(std::strtol(std::string(*entries).c_str(), nullptr, 10));
  subtrees = std::strtol(std::string(*count).c_str(), nullptr, 10);
  if (subtrees < 0) return false;
  if (tree.entries < 0) return true;
  auto id = in.id();
  if (id) tree.id = *id;
  return id.has_value();
}

// An unreadable extension leaves no trees: it only saves work.
void read_cache_tree(Reader in, std::vector<CachedTree>& out) {
  struct Open {
    std::string prefix;
    std::int64_t left;
  };
  std::vector<Open> stack{{"", 1}};
  while (!stack.empty()) {
    if (stack.back().left-- == 0) {
      stack.pop_back();
      continue;
    }
    CachedTree tree;
    std::int64_t subtrees = 0;
    if (!read_cached_tree(in, tree, subtrees)) return out.clear();
    tree.path = stack.back().prefix + tree.path;
    std::string prefix = tree.path.empty() ? "" : tree.path + "/";
    if (prefix.size() > 65536) return out.clear();
    out.push_back(std::move(tree));
    stack.push_back({std::move(prefix), subtrees});
  }
}

Status read_extension(std::string_view name, Reader body, Index& index) {
  if (name == "TREE") read_cache_tree(body, index.trees);
  if (name == "sdir") index.sparse = true;
  if (name == "link") {
    auto shared = body.id();
    if (!shared) return corrupt("damaged split index");
    index.shared = *shared;
    index.deleted = body.take(body.left());
    if (index.shared.bytes == ContentId{}.bytes) index.shared = {};
  }
  bool optional = name[0] >= 'A' && name[0] <= 'Z';
  if (!optional && name != "sdir" && name != "link") return corrupt("the index has an extension that is not known");
  return Done{};
}

Status read_extensions(Reader& in, Index& index) {
  while (in.left() >= 8 + in.id_width()) {
    std::uint32_t size = be32(in.data() + 4);
    std::string_view name = in.take(8).substr(0, 4);
    if (size > in.left() - in.id_width()) return corrupt("the index is cut short");
    if (auto status = read_extension(name, Reader(in.take(size), in.hash()), index); !status) return status;
  }
  return Done{};
}

}  // namespace

Result<Index> parse_index(std::string_view bytes, HashKind hash) {
  Reader in(bytes, hash);
  if (bytes.size() < 12 + in.id_width() || !bytes.starts_with("DIRC")) return corrupt("the index is damaged");
  Index out;
  out.version = be32(in.data() + 4);
  std::uint32_t count = be32(in.data() + 8);
  if (out.version < 2 || out.version > 4) return corrupt("the index is of an unknown version");
  if (count > bytes.size() / in.fixed_width()) return corrupt("the index is too short for its count");
  in.take(12);
  out.entries.resize(count);
  const std::string nothing;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string& before = i == 0 ? nothing : out.entries[i - 1].path;
    if (!read_entry(in, out.version, before, out.entries[i])) return corrupt("the index is cut short");
  }
  if (auto status = read_extensions(in, out); !status) return status.take_error();
  for (const IndexEntry& entry : out.entries)  // entries that replace shared ones have no path of their own
    if (!(entry.path.empty() && !out.shared.empty()) && !safe_path(entry.path, entry.mode == 040000))
      return corrupt("the index has an unsafe path");
  return out;
}

}  // namespace rummage::git::store
