// Builds every kustomization of a list in one process: `bench_kustomize ROOT LIST`, where LIST has a line
// `FOLDER<TAB>DIRECTORY` each: a folder below ROOT and the directory to build in it. Prints how many were built and how
// many bytes they print.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>

#include "kustomize/build.h"
#include "tree/directory_tree.h"

using namespace rummage;

namespace {

/// Bytes printed; -1: the build fails.
long build_one(const std::string& folder, const std::string& directory) {
  auto tree = tree::DirectoryTree::open(folder);
  if (!tree) return -1;
  sources::Sources sources;
  kustomize::BuildRequest request{*tree, directory, sources, {}, nullptr, {}};
  request.options.strict = true;
  const auto printed = kustomize::print(kustomize::build(request));
  if (!printed) return -1;
  long bytes = 0;
  for (const kustomize::PrintedObject& object : *printed) bytes += static_cast<long>(object.text.size());
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream list(argv[2]);
  long builds = 0, bytes = 0;
  for (std::string line; std::getline(list, line); ++builds) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    bytes += std::max(0L, build_one(std::string(argv[1]) + "/" + line.substr(0, tab), line.substr(tab + 1)));
  }
  std::printf("%ld builds, %ld bytes\n", builds, bytes);
}
