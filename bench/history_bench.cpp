// Measures the pass over a history without looking at anything: `history_bench REPOSITORY [THREADS]`.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "git/store/object_store.h"
#include "git/store/repository.h"
#include "git/store/visit.h"

using namespace rummage;
using namespace rummage::git;

namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  ThreadPool pool(argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 2);
  auto repository = store::open_repository(argv[1], {}, store::Search::here);
  if (!repository) return std::fprintf(stderr, "%s\n", repository.error().message.c_str()), 2;
  auto start = std::chrono::steady_clock::now();
  auto objects = store::ObjectStore::open(*repository);
  auto result = store::visit_objects(*objects, pool, {}, [](const store::VisitedObject&, unsigned) {});
  std::printf("visit\t%.3f s\t%.0f MB\n", seconds_since(start), static_cast<double>(result.bytes) / 1e6);
  std::printf("commits %zu trees %zu blobs %zu tags %zu skipped %zu corrupt %zu\n", result.present.commits,
              result.present.trees, result.present.blobs, result.present.tags, result.skipped.size(),
              result.corrupt.size());
}
