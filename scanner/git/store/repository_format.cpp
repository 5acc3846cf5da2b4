#include "git/store/repository_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace rummage::git::store {
namespace {

// Those that change nothing in how objects, refs and index are read, and those that are read here.
constexpr std::array known_extensions = {
    "compatobjectformat", "noop",       "noop-v1",           "objectformat",  "partialclone",
    "preciousobjects",    "refstorage", "relativeworktrees", "worktreeconfig"};

void note(Repository& repository, const char* code, std::string message) {
  repository.notices.push_back({code, NoticeLevel::error, std::move(message), {}, 0, {}});
}

void note_unknown(const ConfigText& config, Repository& repository) {
  const std::string version = config.get("core.repositoryformatversion").value_or("0");
  if (version != "0" && version != "1")
    note(repository, "git/unknown-format", fmt::format("the repository is of format {}, which is not known", version));
  if (version == "0") return;  // extensions do not count there
  for (const std::string& name : config.names("extensions"))
    if (std::find(known_extensions.begin(), known_extensions.end(), name) == known_extensions.end())
      note(repository, "git/unknown-format",
           fmt::format("the repository uses extensions.{}, which is not known", name));
}

}  // namespace

Status read_format(const ConfigText& config, Repository& repository) {
  auto format = config.get("extensions.objectformat").value_or("sha1");
  if (format != "sha1" && format != "sha256")
    return Error{"git/unknown-hash", fmt::format("objects are named by {}, which is not known", format), {}, {}};
  repository.hash = format == "sha1" ? HashKind::sha1 : HashKind::sha256;
  repository.reftable = config.get("extensions.refstorage").value_or("files") != "files";
  if (repository.reftable)
    note(repository, "git/reftable",
         "the refs are kept in a reftable, which is not read: which commits HEAD and the branches reach is not known. "
         "All objects are read. The cure: git refs migrate --ref-format=files");
  note_unknown(config, repository);
  return Done{};
}

}  // namespace rummage::git::store
