#include "git/trees/user_configuration.h"

#include <git2.h>

#include <cstdlib>
#include <optional>
#include <vector>

#include "git/store/mapped_file.h"

namespace rummage::git::trees {
namespace {

constexpr const char* key = "core.excludesfile";

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string xdg_folder() {
  if (std::string folder = variable("XDG_CONFIG_HOME"); !folder.empty()) return folder + "/git";
  const std::string home = variable("HOME");
  return home.empty() ? std::string() : home + "/.config/git";
}

// The later one decides.
std::vector<std::string> files() {
  std::vector<std::string> files;
  const std::string no_system = variable("GIT_CONFIG_NOSYSTEM"), system = variable("GIT_CONFIG_SYSTEM");
  if (no_system.empty() || no_system == "0" || no_system == "false")
    files.push_back(system.empty() ? "/etc/gitconfig" : system);
  if (const char* global = std::getenv("GIT_CONFIG_GLOBAL"); global != nullptr) {
    files.emplace_back(global);
    return files;
  }
  if (const std::string folder = xdg_folder(); !folder.empty()) files.push_back(folder + "/config");
  if (const std::string home = variable("HOME"); !home.empty()) files.push_back(home + "/.gitconfig");
  return files;
}

// libgit2 while it is needed.
class Library {
 public:
  Library() { git_libgit2_init(); }
  ~Library() { git_libgit2_shutdown(); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  std::string expand(const std::string& path) const {
    git_buf out = GIT_BUF_INIT;
    return git_config_parse_path(&out, path.c_str()) == 0 ? take(out) : std::string();
  }
  std::optional<std::string> setting() const {
    git_config* config = nullptr;
    git_buf out = GIT_BUF_INIT;
    std::optional<std::string> found;
    if (git_config_open_default(&config) == 0 && git_config_get_path(&out, config, key) == 0) found = take(out);
    git_config_free(config);
    return found;
  }

 private:
  static std::string take(git_buf& buffer) {
    std::string text = buffer.ptr != nullptr ? std::string(buffer.ptr, buffer.size) : std::string();
    git_buf_dispose(&buffer);
    return text;
  }
};

// `~/` in front of a path is the user's home; `~name/` and `%(prefix)/` are rare.
std::string expanded(const std::string& path) {
  const std::string home = variable("HOME");
  if (path.starts_with("~/") && !home.empty()) return home + path.substr(1);
  if (path.starts_with("~") || path.starts_with("%(")) return Library().expand(path);
  return path;
}

std::optional<std::string> users_setting() {
  std::optional<std::string> found;
  for (const std::string& file : files()) {
    const auto text = store::read_if_present(file);
    if (!text) continue;
    for (const char* word : {"include", "Include", "INCLUDE"})
      if (text->find(word) != std::string::npos) return Library().setting();
    if (auto value = store::ConfigText::parse(*text).get(key)) found = expanded(*value);
  }
  return found;
}

}  // namespace

std::string user_excludes_file(const store::ConfigText& own) {
  if (const auto path = own.get(key)) return expanded(*path);
  const auto path = users_setting();
  if (path && !path->empty()) return *path;
  const std::string folder = xdg_folder();
  return folder.empty() ? folder : folder + "/ignore";
}

}  // namespace rummage::git::trees
