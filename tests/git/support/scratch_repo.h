#pragma once

#include <unistd.h>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>

namespace rummage::test {

/// Whether a `git` program is there to build repositories with.
inline bool have_git() {
  return std::system("git --version >/dev/null 2>&1") == 0;
}

/// A folder of its own that goes away with the object.
class ScratchDir {
 public:
  ScratchDir() {
    std::string name = (std::filesystem::temp_directory_path() / "rummage-git-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ScratchDir(const ScratchDir&) = delete;
  ~ScratchDir() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void spill(const std::string& path, const std::string& bytes) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::error_code absent;
  std::filesystem::permissions(path, std::filesystem::perms::owner_all, std::filesystem::perm_options::add, absent);
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// A repository built by the real git, with fixed names and times.
class ScratchRepo {
 public:
  explicit ScratchRepo(const std::string& options = "") { git("init -q -b main " + options + " ."); }

  const std::string& path() const { return dir_.path(); }

  /// Runs a shell command inside the repository and gives its output; throws when it fails.
  std::string shell(const std::string& command) const {
    std::string out_file = path() + "/../" + std::filesystem::path(path()).filename().string() + ".out";
    std::ostringstream line;
    line << "cd '" << path() << "' && env -u GIT_DIR -u GIT_INDEX_FILE HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1 "
         << "GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@x GIT_COMMITTER_NAME=c GIT_COMMITTER_EMAIL=c@x "
         << "GIT_AUTHOR_DATE='" << time_ - 5 << " +0130' GIT_COMMITTER_DATE='" << time_ << " +0000' "
         << "sh -c \"$COMMAND\" >'" << out_file << "' 2>'" << out_file << ".err'";
    setenv("COMMAND", command.c_str(), 1);
    int code = std::system(line.str().c_str());
    std::string out = slurp(out_file), err = slurp(out_file + ".err");
    std::filesystem::remove(out_file);
    std::filesystem::remove(out_file + ".err");
    if (code != 0) throw std::runtime_error(command + ": " + err);
    return out;
  }
  std::string git(const std::string& arguments) const {
    return shell("git -c protocol.file.allow=always " + arguments);
  }

  /// One word of output, without the line end.
  std::string word(const std::string& arguments) const {
    std::string out = git(arguments);
    while (!out.empty() && out.back() == '\n') out.pop_back();
    return out;
  }

  void write(const std::string& file, const std::string& bytes) const { spill(path() + "/" + file, bytes); }
  std::string commit(const std::string& message) {
    time_ += 60;
    git("add -A");
    git("commit -q --allow-empty -m '" + message + "'");
    return word("rev-parse HEAD");
  }
  /// Feeds a stream to git fast-import.
  void import(const std::string& stream) const {
    spill(path() + "/.git/stream", stream);
    git("fast-import --quiet --force <.git/stream");
  }

 private:
  ScratchDir dir_;
  long time_ = 1700000000;
};

}  // namespace rummage::test
