// Measures a history without a scanner: `bench_history REPOSITORY [THREADS] [TARGETS] [list]` prints the seconds of the
// pass over all objects, of the walk over all contents, and of the attribution of TARGETS sampled blobs, each a group;
// with `list` also every place: "place", blob, commit, path.
// Compare with: time git cat-file --batch-all-objects --unordered --batch >/dev/null
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>

#include "git/history/attribution.h"
#include "git/history/walk.h"
#include "git/store/object_store.h"
#include "git/store/refs.h"
#include "git/store/repository.h"
#include "git/store/visit.h"

using namespace rummage;
using namespace rummage::git;

namespace {

class Clock {
 public:
  double lap() {
    auto now = std::chrono::steady_clock::now();
    double seconds = std::chrono::duration<double>(now - start_).count();
    start_ = now;
    return seconds;
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// Every n-th blob in order of slots, so that about `count` are taken.
std::vector<history::Target> sample(const store::ObjectStore& objects, const ThreadPool& pool, std::size_t count) {
  std::vector<ContentId> blobs;
  std::mutex mutex;
  store::VisitOptions options;
  options.commits = options.trees = options.tags = false;
  store::visit_objects(objects, pool, options, [&](const store::VisitedObject& object, unsigned) {
    std::lock_guard lock(mutex);
    blobs.push_back(object.id);
  });
  std::sort(blobs.begin(), blobs.end());
  std::vector<history::Target> targets;
  std::size_t step = std::max<std::size_t>(1, blobs.size() / std::max<std::size_t>(1, count));
  for (std::size_t i = 0; i < blobs.size(); i += step)
    targets.push_back({static_cast<std::uint32_t>(targets.size()), blobs[i]});
  return targets;
}

struct Nothing {
  std::uint32_t begin() const { return 0; }
  std::uint32_t end() const { return 0; }
  Nothing shifted(std::int64_t) const { return {}; }
};

struct NoScanner final : text::ContentScanner<Nothing> {
  text::Reach reach() const override { return {}; }
  void scan(std::string_view, std::span<const text::Window>, text::Sink<Nothing>&) const override {}
  std::optional<text::Window> reevaluate(std::string_view, const text::Anchor&, text::Sink<Nothing>&) const override {
    return std::nullopt;
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  ThreadPool pool(argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 2);
  std::size_t count = argc > 3 ? static_cast<std::size_t>(std::atol(argv[3])) : 500;
  auto repository = store::open_repository(argv[1], {}, store::Search::here);
  if (!repository) return std::fprintf(stderr, "%s\n", repository.error().message.c_str()), 2;
  Clock clock;
  auto objects = store::ObjectStore::open(*repository);
  auto result = store::visit_objects(*objects, pool, {}, [](const store::VisitedObject&, unsigned) {});
  std::printf("pass\t%.3f\t%.0f MB\n", clock.lap(), static_cast<double>(result.bytes) / 1e6);
  std::printf("objects\t%zu commits\t%zu trees\t%zu blobs\t%zu tags\t%zu skipped\t%zu corrupt\n",
              result.present.commits, result.present.trees, result.present.blobs, result.present.tags,
              result.skipped.size(), result.corrupt.size());
  clock.lap();
  auto walked = history::walk<Nothing>(*objects, NoScanner(), pool);
  std::printf("walk\t%.3f\t%.0f MB of blobs\n", clock.lap(), static_cast<double>(walked.counts.blobs.bytes) / 1e6);
  for (const Notice& notice : walked.notices)
    std::printf("notice\t%s\t%s\n", notice.code.c_str(), notice.message.c_str());
  auto targets = sample(*objects, pool, count);
  store::Refs refs = store::read_refs(*repository);
  auto head = store::read_head(*repository, refs);
  history::AttributionOptions options;
  options.refs = refs.refs;
  if (head) options.head = head->commit;
  options.shallow = repository->shallow;
  clock.lap();
  auto attribution = history::attribute(*objects, pool, targets, options);
  std::printf("attribute\t%.3f\t%zu targets\t%zu places\t%zu unplaced\n", clock.lap(), targets.size(),
              attribution.places.size(), attribution.unplaced.size());
  if (argc > 4)
    for (const auto& place : attribution.places)
      std::printf("place\t%s\t%s\t%s\n", place.blob.hex().c_str(), place.introduced.id.hex().c_str(),
                  place.path.c_str());
  for (const Notice& notice : attribution.notices)
    std::printf("notice\t%s\t%s\n", notice.code.c_str(), notice.message.c_str());
}
