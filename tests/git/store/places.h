#pragma once

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

#include "git/store/refs.h"
#include "git/store/repository.h"
#include "tests/git/support/scratch_repo.h"

namespace rummage::git::store {

inline std::string canonical(const std::string& path) {
  return std::filesystem::canonical(path).string();
}

inline std::string all_refs(const Repository& repository) {
  std::string out;
  for (const Ref& ref : read_refs(repository).refs) out += ref.target.hex() + " " + ref.name + "\n";
  return out;
}

/// That the repository found from `below` has the parts that git itself names there. `environment`: variables of Git,
/// as a shell takes them, beside `variables`, which say the same.
inline void check_places(const test::ScratchRepo& repo, const std::string& below, const Variables& variables = {},
                         const std::string& environment = "") {
  std::string dir = repo.path() + "/" + below;
  auto repository = open_repository(dir, variables);
  REQUIRE(repository);
  auto ask = [&](const std::string& what) {
    std::string out = repo.shell(environment + " git -C '" + dir + "' rev-parse --path-format=absolute " + what);
    return out.substr(0, out.find_last_not_of('\n') + 1);
  };
  CHECK(canonical(repository->git_dir) == canonical(ask("--git-dir")));
  CHECK(canonical(repository->common_dir) == canonical(ask("--git-common-dir")));
  CHECK(canonical(repository->object_dirs.at(0)) == canonical(ask("--git-path objects")));
  if (repository->bare())
    CHECK(ask("--is-bare-repository") == "true");
  else
    CHECK(canonical(repository->work_tree) == canonical(ask("--show-toplevel")));
  CHECK(all_refs(*repository) ==
        repo.shell(environment + " git -C '" + dir + "' for-each-ref --format='%(objectname) %(refname)'"));
  auto head = read_head(*repository, read_refs(*repository));
  auto alone = read_head(*repository);
  REQUIRE(head.ok() == alone.ok());
  if (head) CHECK(std::pair(alone->ref, alone->commit) == std::pair(head->ref, head->commit));
  REQUIRE(head);
  CHECK(head->commit.hex() == ask("HEAD"));
}

}  // namespace rummage::git::store
