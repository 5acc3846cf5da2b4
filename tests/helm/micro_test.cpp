#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>

#include "base/utf8.h"
#include "tests/helm/micro.h"
#include "tests/support/skip.h"

using namespace rummage;

namespace {

struct Tally {
  std::size_t right = 0, all = 0;
};

std::map<std::string, Tally> measure(int helm, std::ostream* wrong) {
  std::map<std::string, Tally> groups;
  for (const test::MicroCase& one : test::micro_corpus().cases) {
    const test::MicroResult& expected = helm == 3 ? one.helm3 : one.helm4;
    test::MicroRun run(test::micro_corpus(), helm, sources::Recording::on);
    auto got = run.run(one.text);
    std::string out = got ? to_valid_utf8(got->view()) : got.error().message;
    const bool right = got.ok() == expected.good && (!expected.good || out == expected.out);
    ++groups[one.group].all;
    groups[one.group].right += right ? 1 : 0;
    if (!right && wrong != nullptr)
      *wrong << helm << ' ' << one.group << ' ' << one.id << "\n  " << one.text << "\n  expected "
             << (expected.good ? "" : "ERR ") << expected.out << "\n  got " << (got ? "" : "ERR ") << out << "\n";
  }
  return groups;
}

}  // namespace

TEST_CASE("Template cases give what Helm gives") {
  if (test::micro_corpus().cases.empty()) return test::skip_case("RUMMAGE_SHARED has no corpora/helm");
  const char* path = std::getenv("RUMMAGE_WRONG");
  std::ofstream wrong;
  if (path != nullptr) wrong.open(path);
  for (const int helm : {3, 4}) {
    Tally whole;
    for (const auto& [group, tally] : measure(helm, path != nullptr ? &wrong : nullptr)) {
      whole.right += tally.right;
      whole.all += tally.all;
      if (path != nullptr) std::printf("helm %d %s: %zu of %zu\n", helm, group.c_str(), tally.right, tally.all);
    }
    std::printf("helm %d: %zu of %zu template cases right\n", helm, whole.right, whole.all);
    CHECK(whole.right == whole.all);
  }
}
