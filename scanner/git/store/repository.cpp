#include "git/store/repository.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "git/store/mapped_file.h"
#include "git/store/raw_id.h"
#include "git/store/repository_format.h"

namespace rummage::git::store {
namespace {

namespace fs = std::filesystem;

struct Found {
  std::string git_dir;
  std::string root;  // the worktree's root, empty when `path` was the Git directory itself
};

bool is_folder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

bool present(const fs::path& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

std::string normal(const fs::path& path) {
  std::string text = path.lexically_normal().string();
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

std::string first_line(std::string text) {
  text.resize(std::min(text.find_first_of("\r\n"), text.size()));
  return text;
}

std::string common_of(const std::string& git_dir) {
  auto text = read_if_present(git_dir + "/commondir");
  return text ? normal(fs::path(git_dir) / first_line(*text)) : git_dir;
}

// As Git's is_git_directory, but that a HEAD which cannot be read is told later, not taken for no repository.
bool is_git_dir(const std::string& dir) {
  if (!present(dir + "/HEAD")) return false;
  std::string common = common_of(dir);
  return is_folder(common + "/objects") && is_folder(common + "/refs");
}

// The directory a `.git` file points to (gitrepository-layout: "gitdir: <path>").
std::optional<std::string> follow_git_file(const fs::path& file) {
  auto text = read_if_present(file.string());
  if (!text || !text->starts_with("gitdir: ")) return std::nullopt;
  return normal(file.parent_path() / first_line(text->substr(8)));
}

// Nothing: no repository here, go on above. A `.git` file that leads nowhere ends the search, as in Git (setup.c,
// read_gitfile): whoever looks further up would take another repository for this one.
std::optional<Result<Found>> look_at(const std::string& path) {
  fs::path dot = fs::path(path) / ".git";
  if (is_folder(dot) && is_git_dir(dot.string())) return Found{normal(dot), path};
  for (const fs::path& file : {dot, fs::path(path)}) {
    auto linked = follow_git_file(file);
    if (!linked) continue;
    if (is_git_dir(*linked)) return Found{*linked, normal(file.parent_path())};
    return Error{"git/no-repository", fmt::format("{} names {}, which is no repository", file.string(), *linked)};
  }
  if (is_git_dir(path)) return Found{path, {}};
  return std::nullopt;
}

Result<Found> find(const std::string& path, const Variables& variables, Search search) {
  const Error none{"git/no-repository", fmt::format("there is no Git repository at {}", path), {}, {}};
  std::error_code error;
  std::string at = normal(fs::absolute(path, error));
  if (variables.git_dir) {
    std::string dir = normal(fs::absolute(*variables.git_dir, error));
    if (auto linked = follow_git_file(dir)) dir = *linked;
    if (!is_git_dir(dir)) return none;
    return Found{dir, at};
  }
  while (true) {
    if (auto found = look_at(at)) return std::move(*found);
    std::string above = normal(fs::path(at).parent_path());
    if (search == Search::here || above == at) return none;
    at = above;
  }
}

ConfigText read_config(const std::string& git_dir, const std::string& common_dir) {
  ConfigText config = ConfigText::parse(read_if_present(common_dir + "/config").value_or(""));
  if (config.flag("extensions.worktreeconfig", false))
    config.append(ConfigText::parse(read_if_present(git_dir + "/config.worktree").value_or("")));
  return config;
}

// A linked worktree does not take core.bare and core.worktree from the configuration that all worktrees share, unless
// each has one of its own (setup.c, check_repository_format_gently).
std::string find_work_tree(const Found& found, const Repository& repository, const Variables& variables) {
  std::error_code error;
  if (variables.work_tree) return normal(fs::absolute(*variables.work_tree, error));
  bool linked =
      repository.common_dir != repository.git_dir && !repository.config.flag("extensions.worktreeconfig", false);
  if (auto configured = repository.config.get("core.worktree"); configured && !linked)
    return normal(fs::path(repository.git_dir) / *configured);
  if (!linked && repository.config.flag("core.bare", false)) return {};
  if (!found.root.empty()) return found.root;
  fs::path dir(repository.git_dir);
  return dir.filename() == ".git" ? normal(dir.parent_path()) : std::string();
}

void note_special(Repository& repository) {
  auto note = [&](const char* code, const char* what) {
    repository.notices.push_back({code, NoticeLevel::note, what, {}, 0, {}});
  };
  auto packed = read_if_present(repository.common_dir + "/packed-refs", std::size_t{1} << 30);
  if (is_folder(repository.common_dir + "/refs/replace") || (packed && packed->find(" refs/replace/") != packed->npos))
    note("git/replace-refs", "the repository has replace refs; objects are read as they were stored");
  if (auto grafts = read_if_present(repository.common_dir + "/info/grafts"); grafts && !grafts->empty())
    note("git/grafts", "the repository has grafts; commits are read with the parents they name");
}

std::vector<ContentId> read_shallow(const std::string& common_dir, HashKind hash) {
  std::vector<ContentId> out;
  std::string text = read_if_present(common_dir + "/shallow").value_or("");
  const std::size_t digits = 2u * id_bytes(hash);
  for (std::size_t at = 0; at + digits <= text.size(); at += digits + 1)
    if (auto id = ContentId::from_hex(std::string_view(text).substr(at, digits))) out.push_back(*id);
  std::sort(out.begin(), out.end());
  return out;
}

bool has_promisor_pack(const std::string& object_dir) {
  std::error_code error;
  fs::directory_iterator files(object_dir + "/pack", error), end;
  for (; !error && files != end; files.increment(error))
    if (files->path().extension() == ".promisor") return true;
  return false;
}

}  // namespace

Result<Repository> open_repository(const std::string& path, const Variables& variables, Search search) {
  auto found = find(path, variables, search);
  if (!found) return found.take_error();
  std::error_code error;
  Repository out;
  out.git_dir = found->git_dir;
  out.common_dir = variables.common_dir ? normal(fs::absolute(*variables.common_dir, error)) : common_of(out.git_dir);
  out.config = read_config(out.git_dir, out.common_dir);
  if (auto status = read_format(out.config, out); !status) return status.take_error();
  out.work_tree = find_work_tree(*found, out, variables);
  out.index_path = variables.index_file ? normal(fs::absolute(*variables.index_file, error)) : out.git_dir + "/index";
  out.object_dirs = find_object_dirs(out.common_dir, variables, out.notices);
  out.shallow = read_shallow(out.common_dir, out.hash);
  out.partial = out.config.get("extensions.partialclone").has_value() || out.config.any_flag("remote", "promisor") ||
                std::any_of(out.object_dirs.begin(), out.object_dirs.end(), has_promisor_pack);
  note_special(out);
  return out;
}

}  // namespace rummage::git::store
