#include "engine/hook_install.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <optional>

#include "engine/git_variables.h"
#include "engine/read_file.h"
#include "git/store/repository.h"

namespace rummage::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view begin_mark = "# rummage begin";
constexpr std::string_view end_mark = "# rummage end";
constexpr std::string_view body =
    "# rummage begin\n"
    "if command -v rummage >/dev/null 2>&1; then\n"
    "  rummage hook pre-commit || exit $?\n"
    "else\n"
    "  echo 'rummage is not installed: this commit is not judged' >&2\n"
    "fi\n"
    "# rummage end\n";

struct Hook {
  fs::path path;
  std::optional<std::string> text;  ///< absent: there is no such file
  bool ours() const { return text && text->find(begin_mark) != std::string::npos; }
};

Result<Hook> find_hook(const std::string& repository) {
  Result<git::store::Repository> found = git::store::open_repository(repository, git_variables());
  if (!found) return found.take_error();
  fs::path folder = fs::path(found->common_dir) / "hooks";
  if (const auto configured = found->config.get("core.hookspath")) {
    folder = std::string(*configured);
    // git-config: a relative path is taken from the folder where hooks run, the root of the worktree.
    if (folder.is_relative()) folder = fs::path(found->work_tree) / folder;
  }
  const fs::path path = folder / "pre-commit";
  return Hook{path, read_file(path.string())};
}

Status write(const fs::path& path, const std::string& text) {
  std::error_code failed;
  fs::create_directories(path.parent_path(), failed);
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text << std::flush;
  if (!out) return Error{"hooks/unwritable", fmt::format("{} cannot be written", path.string())};
  ::chmod(path.c_str(), 0755);
  return Done{};
}

std::string without_ours(std::string text) {
  const std::size_t begin = text.find(begin_mark);
  std::size_t end = text.find(end_mark, begin);
  if (begin == std::string::npos || end == std::string::npos) return text;
  end = std::min(text.size(), end + end_mark.size() + 1);
  return text.erase(begin, end - begin);
}

}  // namespace

Result<std::string> install_hook(const HookRequest& request) {
  Result<Hook> hook = find_hook(request.repository);
  if (!hook) return hook.take_error();
  const std::string where = hook->path.string();
  if (hook->ours()) return fmt::format("{} already calls rummage.\n", where);
  if (hook->text && !request.append && !request.force)
    return Error{"hooks/foreign", fmt::format("{} is there already. Add this line to it, or use --append:\n"
                                              "  rummage hook pre-commit || exit $?",
                                              where)};
  std::string text = hook->text && !request.force ? *hook->text : "#!/bin/sh\n";
  if (!text.ends_with('\n')) text += '\n';
  text += body;
  if (Status status = write(hook->path, text); !status) return status.take_error();
  return fmt::format("Every commit is judged by {}.\n", where);
}

Result<std::string> hook_status(const HookRequest& request) {
  Result<Hook> hook = find_hook(request.repository);
  if (!hook) return hook.take_error();
  const std::string where = hook->path.string();
  if (!hook->text) return fmt::format("There is no hook at {}. Next: rummage hooks install\n", where);
  struct stat info{};
  if (::stat(hook->path.c_str(), &info) == 0 && (info.st_mode & S_IXUSR) == 0)
    return fmt::format("{} is not executable, so Git does not run it.\n", where);
  if (hook->ours()) return fmt::format("{} runs and calls rummage.\n", where);
  const bool calls = hook->text->find("rummage") != std::string::npos;
  const bool framework = hook->text->find("pre-commit") != std::string::npos;
  return fmt::format("{} runs {}.\n", where,
                     calls       ? "and names rummage"
                     : framework ? "and belongs to the pre-commit framework: see .pre-commit-config.yaml"
                                 : "and does not call rummage");
}

Result<std::string> uninstall_hook(const HookRequest& request) {
  Result<Hook> hook = find_hook(request.repository);
  if (!hook) return hook.take_error();
  const std::string where = hook->path.string();
  if (!hook->ours()) return fmt::format("{} does not call rummage.\n", where);
  const std::string rest = without_ours(*hook->text);
  if (rest == "#!/bin/sh\n" || rest.empty()) {
    std::error_code failed;
    fs::remove(hook->path, failed);
    if (failed) return Error{"hooks/unwritable", fmt::format("{} cannot be removed", where)};
    return fmt::format("{} is removed.\n", where);
  }
  if (Status status = write(hook->path, rest); !status) return status.take_error();
  return fmt::format("{} no longer calls rummage.\n", where);
}

}  // namespace rummage::engine
