#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "corpus.h"
#include "kustomize/build.h"
#include "kustomize/kustomizations.h"
#include "tree/directory_tree.h"

// Hidden cases for measuring: test_kustomize "[.measure]" with RUMMAGE_TREE, a folder of kustomizations.

using namespace rummage;
using namespace rummage::kustomize;
using namespace rummage::kustomize::test;

namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

std::string printed(const BuildResult& result) {
  auto objects = print(result);
  if (!objects) return "error: " + objects.error().message;
  std::string out;
  for (const PrintedObject& object : *objects) out += (out.empty() ? "" : "---\n") + object.text;
  return out;
}

std::string file(const std::string& path) {
  std::ifstream in(path);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("all corpus builds in one process", "[.measure]") {
  const std::vector<CorpusBuild> builds = portable_builds();
  for (const bool origins : {true, false, true, false}) {
    const auto start = std::chrono::steady_clock::now();
    std::size_t bytes = 0;
    for (const CorpusBuild& one : builds) {
      const tree::MemoryTree tree = tree_of(one.files);
      sources::Sources sources;
      BuildRequest request{tree, one.directory, sources, {}, nullptr, {}};
      request.options.strict = true;
      request.options.origins = origins;
      bytes += printed(build(request)).size();
    }
    std::printf("%zu builds, %zu bytes, origins %s: %.2f s, peak %ld MiB\n", builds.size(), bytes,
                origins ? "on" : "off", seconds_since(start), peak_megabytes());
  }
}

TEST_CASE("every root of a repository, leniently", "[.measure]") {
  const char* folder = std::getenv("RUMMAGE_TREE");
  if (folder == nullptr) return;
  auto tree = tree::DirectoryTree::open(folder);
  REQUIRE(tree);
  const auto start = std::chrono::steady_clock::now();
  const Found found = find_kustomizations(*tree, tree->list());
  const double listed = seconds_since(start);
  sources::Sources sources;
  ParseCache parsed;
  std::map<std::string, int> codes;
  std::size_t objects = 0, empty = 0, roots = 0;
  double slowest = 0;
  std::string slowest_root;
  for (const Kustomization* root : found.kustomizations.roots()) {
    const auto begin = std::chrono::steady_clock::now();
    const BuildResult result = build({*tree, root->root, sources, {}, &parsed, {}});
    const double took = seconds_since(begin);
    if (took > slowest) {
      slowest = took;
      slowest_root = root->root;
    }
    ++roots;
    objects += result.objects.size();
    for (const Notice& notice : result.notices) {
      ++codes[notice.code];
      if (std::getenv("RUMMAGE_NOTICES") != nullptr)
        std::printf("%s:%u: %s: %s [%s]\n", notice.path.c_str(), notice.line, notice.code.c_str(),
                    notice.message.c_str(), notice.unit.c_str());
    }
    if (result.objects.empty()) {
      ++empty;
      if (result.notices.empty() && !result.error) std::printf("silent: %s\n", root->root.c_str());
    }
    if (result.error) std::printf("error: %s: %s\n", root->root.c_str(), result.error->message.c_str());
  }
  std::printf("%zu roots (%zu without objects), %zu objects, %zu texts: listed %.2f s, all %.2f s, peak %ld MiB\n",
              roots, empty, objects, sources.size(), listed, seconds_since(start), peak_megabytes());
  std::printf("slowest %.3f s: %s\n", slowest, slowest_root.c_str());
  for (const auto& [code, count] : codes) std::printf("%6d %s\n", count, code.c_str());
}

// RUMMAGE_EXPECTED holds a/b/c as a@b@c.yaml, printed by the real Kustomize, and a list of "directory code".
TEST_CASE("a repository against what the real Kustomize prints", "[.measure]") {
  const char *folder = std::getenv("RUMMAGE_TREE"), *expected = std::getenv("RUMMAGE_EXPECTED");
  if (folder == nullptr || expected == nullptr) return;
  auto tree = tree::DirectoryTree::open(folder);
  REQUIRE(tree);
  std::istringstream list(file(std::string(expected) + "/_list"));
  std::string directory, code;
  int right = 0, all = 0, bytes = 0;
  ParseCache parsed;
  sources::Sources sources;
  while (list >> directory >> code) {
    if (code != "0" && code != "1") continue;
    BuildRequest request{*tree, directory == "." ? "" : directory, sources, {}, &parsed, {}};
    request.options.strict = true;
    const BuildResult result = build(request);
    ++all;
    std::string name = directory;
    for (char& c : name)
      if (c == '/') c = '@';
    std::string difference;
    if (result.error || code == "1") {
      if (result.error && code == "0") difference = "fails: " + result.error->message;
      if (!result.error && code == "1")
        difference = "should fail: " + file(std::string(expected) + "/" + name + ".err").substr(0, 300);
    } else {
      const std::string text = printed(result), wanted = file(std::string(expected) + "/" + name + ".yaml");
      difference = first_difference(wanted, text);
      bytes += wanted == text;
    }
    right += difference.empty();
    if (!difference.empty()) std::printf("%s: %s\n", directory.c_str(), difference.c_str());
  }
  std::printf("%d of %d right, %d of them to the byte\n", right, all, bytes);
}
