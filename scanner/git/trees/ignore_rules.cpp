#include "git/trees/ignore_rules.h"

#include <git2.h>

#include <filesystem>
#include <fstream>

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

// libgit2 while it is needed. It knows where the user's configuration is.
class UserConfiguration {
 public:
  UserConfiguration() { git_libgit2_init(); }
  ~UserConfiguration() { git_libgit2_shutdown(); }
  UserConfiguration(const UserConfiguration&) = delete;
  UserConfiguration& operator=(const UserConfiguration&) = delete;

  // `~/` in front of a path is the user's home.
  std::string expand(const std::string& path) const {
    git_buf out = GIT_BUF_INIT;
    return git_config_parse_path(&out, path.c_str()) == 0 ? take(out) : std::string();
  }
  std::string path(const char* key) const {
    git_config* config = nullptr;
    git_buf out = GIT_BUF_INIT;
    std::string found;
    if (git_config_open_default(&config) == 0 && git_config_get_path(&out, config, key) == 0) found = take(out);
    git_config_free(config);
    return found;
  }
  // $XDG_CONFIG_HOME/git/ignore or ~/.config/git/ignore.
  std::string default_excludes() const {
    git_buf out = GIT_BUF_INIT;
    if (git_libgit2_opts(GIT_OPT_GET_SEARCH_PATH, GIT_CONFIG_LEVEL_XDG, &out) != 0) return {};
    std::string folders = take(out);
    return folders.substr(0, folders.find(GIT_PATH_LIST_SEPARATOR)) + "/ignore";
  }

 private:
  static std::string take(git_buf& buffer) {
    std::string text = buffer.ptr != nullptr ? std::string(buffer.ptr, buffer.size) : std::string();
    git_buf_dispose(&buffer);
    return text;
  }
};

}  // namespace

std::string CommonIgnores::excludes_file() const {
  UserConfiguration user;
  auto own = repository_.config.get("core.excludesfile");
  std::string path = own ? user.expand(*own) : user.path("core.excludesfile");
  if (path.empty() && !own) return user.default_excludes();
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
