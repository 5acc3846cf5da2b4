#include "git/trees/ignore_rules.h"

#include <filesystem>
#include <fstream>

#include "git/trees/user_configuration.h"

namespace rummage::git::trees {
namespace {

constexpr std::uintmax_t longest_file = 16 << 20;

std::string read_file(const std::string& path) {
  std::error_code error;
  if (path.empty() || !std::filesystem::is_regular_file(path, error)) return {};
  if (std::filesystem::file_size(path, error) > longest_file || error) return {};
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::string CommonIgnores::excludes_file() const {
  const std::string path = user_excludes_file(repository_.config);
  return path.empty() || path.front() == '/' ? path : repository_.work_tree + "/" + path;
}

void CommonIgnores::read() {
  read_ = true;
  info_ = IgnorePatterns(read_file(repository_.common_dir + "/info/exclude"));
  user_ = IgnorePatterns(read_file(excludes_file()));
}

std::optional<bool> CommonIgnores::verdict(std::string_view path, bool directory) {
  if (!read_) read();
  auto verdict = info_.verdict(path, directory);
  return verdict ? verdict : user_.verdict(path, directory);
}

bool is_ignored(const IgnoreLevel* level, CommonIgnores& common, std::string_view path, bool directory) {
  for (; level != nullptr; level = level->above.get()) {
    std::string_view below = path.substr(level->directory.empty() ? 0 : level->directory.size() + 1);
    if (auto verdict = level->patterns.verdict(below, directory)) return *verdict;
  }
  return common.verdict(path, directory).value_or(false);
}

}  // namespace rummage::git::trees
