#include "engine/root.h"

#include <filesystem>

#include "engine/git_variables.h"
#include "git/store/repository.h"

namespace rummage::engine {

namespace fs = std::filesystem;

std::string Root::file(const std::string& name) const {
  return (fs::path(folder) / name).lexically_normal().string();
}

Root root_of(const std::string& path) {
  std::error_code failed;
  const bool folder = fs::is_directory(path, failed);
  const std::string start = folder ? path : fs::path(path).parent_path().string();
  auto repository = git::store::open_repository(start.empty() ? "." : start, git_variables());
  if (!repository || repository->bare()) return {folder ? path : ".", false};
  const fs::path near = fs::proximate(repository->work_tree, failed);
  return {failed || near.empty() ? repository->work_tree : near.string(), true};
}

}  // namespace rummage::engine
