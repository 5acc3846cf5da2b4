#include "git/store/refs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <functional>
#include <map>

#include "git/store/mapped_file.h"
#include "git/store/raw_id.h"
#include "git/store/tag.h"

namespace rummage::git::store {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kMaxRefFile = 4096, kMaxPackedRefs = std::size_t{1} << 30;
constexpr int kMaxSymbolic = 5;  // as in Git (refs.c, SYMREF_MAXDEPTH)

// What a ref's file says: an id, or the name of another ref.
using Values = std::map<std::string, std::string, std::less<>>;

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.pop_back();
  return text;
}

// `only`: the one name that is asked for; empty: all.
void read_packed(const std::string& path, std::size_t digits, Values& out, std::string_view only = {}) {
  std::string text = read_if_present(path, kMaxPackedRefs).value_or("");
  std::string_view rest = text;
  while (!rest.empty()) {
    std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.size() < digits + 2 || line[0] == '#' || line[0] == '^' || line[digits] != ' ') continue;
    if (!only.empty() && !line.substr(digits + 1).starts_with(only)) continue;
    out[trimmed(std::string(line.substr(digits + 1)))] = std::string(line.substr(0, digits));
  }
}

// Directories are no deeper than a path can be, so the iterator's own stack is bounded by the system.
void read_loose(const std::string& root, const std::string& below, Values& out) {
  std::error_code error;
  fs::recursive_directory_iterator files(root + "/" + below, error), end;
  for (; !error && files != end; files.increment(error)) {
    std::error_code ignored;
    if (!files->is_regular_file(ignored)) continue;
    std::string path = files->path().string();
    if (path.ends_with(".lock")) continue;
    if (auto text = read_if_present(path, kMaxRefFile)) out[path.substr(root.size() + 1)] = trimmed(*text);
  }
}

// Refs that each worktree has for itself (gitrepository-layout, "refs").
void read_own(const Repository& repository, Values& out) {
  if (repository.git_dir == repository.common_dir) return;
  for (const char* name : worktree_refs) {
    std::erase_if(out, [&](const auto& ref) { return ref.first.starts_with(std::string(name) + "/"); });
    read_loose(repository.git_dir, name, out);
  }
}

// Refs that each worktree has for itself stand in its own folder.
bool is_own(std::string_view name) {
  for (std::string_view folder : worktree_refs)
    if (name.starts_with(folder) && name.substr(folder.size()).starts_with('/')) return true;
  return false;
}

// What one ref says, without reading the others; nothing when it is not there.
std::optional<std::string> read_one(const Repository& repository, const std::string& name) {
  if (!name.starts_with("refs/") || fs::path(name).lexically_normal() != fs::path(name)) return std::nullopt;
  const std::string& folder = is_own(name) ? repository.git_dir : repository.common_dir;
  if (auto text = read_if_present(folder + "/" + name, kMaxRefFile)) return trimmed(*text);
  const bool linked = repository.git_dir != repository.common_dir;
  if (linked && is_own(name)) return std::nullopt;
  Values packed;
  read_packed(repository.common_dir + "/packed-refs", 2u * id_bytes(repository.hash), packed, name);
  auto found = packed.find(name);
  return found == packed.end() ? std::nullopt : std::optional(found->second);
}

using Lookup = std::function<std::optional<std::string>(const std::string&)>;

std::optional<ContentId> resolve(const Lookup& find, HashKind hash, std::string value) {
  for (int depth = 0; depth < kMaxSymbolic; ++depth) {
    if (!value.starts_with("ref:")) return leading_id(value, hash);
    auto target = find(value.substr(std::min(value.find_first_not_of(" \t", 4), value.size())));
    if (!target) return std::nullopt;
    value = std::move(*target);
  }
  return std::nullopt;
}

Result<Head> head_with(const Repository& repository, const Lookup& find) {
  std::string path = repository.git_dir + "/HEAD";
  std::error_code error;
  std::string text;
  if (fs::is_symlink(path, error))
    text = "ref: " + fs::read_symlink(path, error).string();
  else
    text = trimmed(read_if_present(path, kMaxRefFile).value_or(""));
  Head out;
  if (text.starts_with("ref:")) {
    out.ref = text.substr(std::min(text.find_first_not_of(" \t", 4), text.size()));
    if (auto id = resolve(find, repository.hash, text)) out.commit = *id;
    return out;
  }
  auto id = leading_id(text, repository.hash);
  if (!id) return Error{"git/broken-head", "HEAD names neither a branch nor a commit", {}, {}};
  out.commit = *id;
  return out;
}

}  // namespace

std::optional<ContentId> leading_id(std::string_view text, HashKind hash) {
  const std::size_t digits = 2u * id_bytes(hash);
  const bool ends =
      text.size() == digits || (text.size() > digits && std::isspace(static_cast<unsigned char>(text[digits])));
  return ends ? ContentId::from_hex(text.substr(0, digits)) : std::nullopt;
}

std::optional<ContentId> Refs::find(std::string_view name) const {
  auto at = std::lower_bound(refs.begin(), refs.end(), name,
                             [](const Ref& ref, std::string_view wanted) { return ref.name < wanted; });
  if (at == refs.end() || at->name != name) return std::nullopt;
  return at->target;
}

Refs read_refs(const Repository& repository) {
  if (repository.reftable) return {};
  Values values;
  read_packed(repository.common_dir + "/packed-refs", 2u * id_bytes(repository.hash), values);
  read_loose(repository.common_dir, "refs", values);
  read_own(repository, values);
  const Lookup find = [&](const std::string& name) -> std::optional<std::string> {
    auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  };
  Refs out;
  for (const auto& [name, value] : values) {
    if (auto id = resolve(find, repository.hash, value)) {
      out.refs.push_back({name, *id});
    } else if (!value.starts_with("ref:")) {  // a symbolic ref to a branch without commits is legal
      out.notices.push_back(
          {"git/broken-ref", NoticeLevel::warning, fmt::format("the ref {} names no object", name), {}, 0, {}});
    }
  }
  return out;
}

Result<Head> read_head(const Repository& repository, const Refs& refs) {
  return head_with(repository, [&](const std::string& name) -> std::optional<std::string> {
    if (auto id = refs.find(name)) return id->hex();
    return std::nullopt;
  });
}

Result<Head> read_head(const Repository& repository) {
  return head_with(repository, [&](const std::string& name) { return read_one(repository, name); });
}

std::string short_name(std::string_view ref) {
  for (std::string_view prefix : {"refs/heads/", "refs/tags/", "refs/remotes/"})
    if (ref.starts_with(prefix)) return std::string(ref.substr(prefix.size()));
  return std::string(ref);
}

Result<Peeled> peel(const ObjectStore& store, ContentId id) {
  for (int depth = 0; depth < 100; ++depth) {
    auto header = store.header(id);
    if (!header) return header.take_error();
    if (header->kind != ObjectKind::tag) return Peeled{id, header->kind};
    auto object = store.read(id);
    if (!object) return object.take_error();
    auto tag = parse_tag(object->content);
    if (!tag) return tag.take_error();
    id = tag->target;
  }
  return Error{"git/corrupt-object", "tags that name tags without an end", {}, {}};
}

std::vector<ContentId> tag_chain(const ObjectStore& store, ContentId id) {
  std::vector<ContentId> chain{id};
  while (chain.size() < 100) {
    auto header = store.header(chain.back());
    if (!header || header->kind != ObjectKind::tag) break;
    auto object = store.read(chain.back());
    if (!object) break;
    auto tag = parse_tag(object->content);
    if (!tag) break;
    chain.push_back(tag->target);
  }
  return chain;
}

}  // namespace rummage::git::store
