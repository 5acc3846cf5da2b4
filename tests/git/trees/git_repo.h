#pragma once

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "git/store/object_store.h"
#include "git/store/refs.h"
#include "git/store/repository.h"
#include "tests/tree/temp_dir.h"

namespace rummage::test {

/// True when there is a git to compare with.
inline bool have_git() {
  return std::system("git --version >/dev/null 2>&1") == 0;
}

/// A repository made by the real git in a directory of its own.
class GitRepo : public TempDir {
 public:
  /// `options`: of git init.
  explicit GitRepo(const std::string& options = "") {
    // Neither the user's configuration nor the variables of a hook that runs the tests may show.
    setenv("HOME", path().c_str(), 1);
    setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    for (const char* name : {"GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "XDG_CONFIG_HOME"}) unsetenv(name);
    git("init -q -b main " + options + " .");
    git("config user.name tester");
    git("config user.email tester@example.com");
  }

  /// What `git ARGUMENTS`, run at the root, prints.
  std::string git(const std::string& arguments) const {
    std::string command = "cd '" + path() + "' && exec 2>/dev/null && git " + arguments, out;
    std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::array<char, 4096> buffer{};
    while (std::size_t got = fread(buffer.data(), 1, buffer.size(), pipe.get())) out.append(buffer.data(), got);
    return out;
  }
  /// The same, split at zero bytes.
  std::vector<std::string> names(const std::string& arguments) const {
    std::vector<std::string> out;
    std::string text = git(arguments);
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = std::min(text.find('\0', at), text.size());
      out.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    return out;
  }

  git::store::Repository open() const {
    auto found = git::store::open_repository(path(), {}, git::store::Search::here);
    if (!found) std::abort();
    return std::move(*found);
  }
  std::shared_ptr<const git::store::ObjectStore> store() const { return git::store::ObjectStore::open(open()); }
  ContentId id(const std::string& revision) const {
    std::string word = git("rev-parse " + revision);
    return ContentId::from_hex(word.substr(0, word.find('\n'))).value_or(ContentId());
  }
};

}  // namespace rummage::test
