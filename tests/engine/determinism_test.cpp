#include <catch2/catch.hpp>

#include "tests/engine/scene.h"
#include "tests/git/support/random_history.h"
#include "tests/support/generate.h"
#include "tests/support/skip.h"

using namespace rummage;
using namespace rummage::test;

namespace {

// A history in which credentials come, go, move and come back.
void plant_history(ScratchRepo& repository) {
  repository.import(random_history(7, 60));
  repository.git("checkout -q -f b0");
  for (unsigned i = 0; i < 12; ++i) {
    const std::string folder = i % 3 == 0 ? "dev" : i % 3 == 1 ? "stage" : "prod";
    repository.write(folder + "/app" + std::to_string(i % 5) + ".env",
                     expanded("DB_PASSWORD=${password:" + std::to_string(i % 7) + "}\nNAME=app\n"));
    repository.commit("change " + std::to_string(i));
  }
}

std::string report_with(const std::string& path, unsigned jobs) {
  engine::Request request = request_for(path);
  request.options.jobs = jobs;
  return json_of(run_ok(request));
}

}  // namespace

TEST_CASE("the report does not depend on threads or on how objects are packed") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  plant_history(repository);
  // One path for all layouts: it is part of the report.
  const std::string loose = report_with(repository.path(), 1);
  CHECK(loose.find("secret/password") != std::string::npos);
  // Compared as a flag: a report is too long to print.
  CHECK((report_with(repository.path(), 2) == loose));
  CHECK((report_with(repository.path(), 7) == loose));
  repository.git("repack -adkq --window=50 --depth=50");
  CHECK((report_with(repository.path(), 2) == loose));
  repository.git("repack -adkfq --window=1 --depth=1");
  CHECK((report_with(repository.path(), 2) == loose));
}

TEST_CASE("what is counted adds up") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  plant_history(repository);
  const findings::Counts counts = run_ok(request_for(repository.path())).report.counts;
  std::uint64_t skipped = 0;
  for (const auto& [reason, bytes] : counts.bytes.skipped) skipped += bytes;
  CHECK(counts.bytes.scanned + skipped == counts.bytes.present);
  CHECK(counts.found.reported + counts.found.suppressed + counts.found.merged == counts.matches);
  const std::string all = repository.word("cat-file --batch-all-objects '--batch-check=%(objecttype)'");
  auto count = [&](const std::string& kind) {
    std::size_t n = 0;
    for (std::size_t at = all.find(kind); at != std::string::npos; at = all.find(kind, at + 1)) ++n;
    return n;
  };
  CHECK(counts.objects.commits == count("commit"));
  CHECK(counts.objects.trees == count("tree"));
  CHECK(counts.objects.blobs == count("blob"));
}
