#pragma once

#include <optional>
#include <string>

namespace rummage::git::store {

/// Git's own environment variables that decide where a repository's parts lie. Rooms never read the environment: the
/// engine fills this. An absent variable is nullopt; an empty one counts as absent, as in Git.
struct Variables {
  std::optional<std::string> git_dir;            ///< GIT_DIR
  std::optional<std::string> common_dir;         ///< GIT_COMMON_DIR
  std::optional<std::string> work_tree;          ///< GIT_WORK_TREE
  std::optional<std::string> index_file;         ///< GIT_INDEX_FILE
  std::optional<std::string> object_directory;   ///< GIT_OBJECT_DIRECTORY
  std::optional<std::string> alternate_objects;  ///< GIT_ALTERNATE_OBJECT_DIRECTORIES, separated by colons
  std::optional<std::string> quarantine_path;    ///< GIT_QUARANTINE_PATH, set by receive-pack for its hooks

  /// Reads them all through `get`, called with each name; it gives a C string or null (std::getenv fits).
  template <class Get>
  static Variables from(Get get) {
    auto read = [&](const char* name) -> std::optional<std::string> {
      const char* value = get(name);
      if (value == nullptr || *value == '\0') return std::nullopt;
      return std::string(value);
    };
    return {read("GIT_DIR"),
            read("GIT_COMMON_DIR"),
            read("GIT_WORK_TREE"),
            read("GIT_INDEX_FILE"),
            read("GIT_OBJECT_DIRECTORY"),
            read("GIT_ALTERNATE_OBJECT_DIRECTORIES"),
            read("GIT_QUARANTINE_PATH")};
  }
};

}  // namespace rummage::git::store
