#include <catch2/catch.hpp>

#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "detectors/scanner.h"
#include "findings/builtin_rules.h"
#include "git/history/walk.h"
#include "git/store/repository.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/generate.h"
#include "tests/support/skip.h"
#include "text/quiet_scanner.h"

// The detectors' promise to the walk over history: what is carried through copied lines, and what is passed over
// because it was quiet before, is what they would find.
namespace rummage {
namespace {

using findings::Candidate;

// What the scanner needs of a run.
struct Scene {
  Scene() : scanner(detectors::make_scanner({credentials, sealed, catalogue})) {}
  static std::vector<findings::Rule> rules() {
    const auto all = findings::builtin_rules();
    return {all.begin(), all.end()};
  }
  findings::CredentialTable credentials{KeyedHash("test")};
  findings::SealedTable sealed;
  findings::Catalogue catalogue{rules()};
  std::unique_ptr<text::ContentScanner<Candidate>> scanner;

  std::string told(const git::history::WalkResult<Candidate>& walked) const {
    std::string out;
    for (const auto& object : walked.objects)
      for (const Candidate& one : object.records)
        out += object.id.hex() + " " + std::to_string(one.begin()) + " " + std::to_string(one.end()) + " " +
               std::to_string(one.rule) + " " + std::to_string(one.features) + " " + std::to_string(one.score) + " " +
               std::to_string(one.credential) + " " + sealed[one.sealed].key + sealed[one.sealed].field + "\n";
    return out;
  }
};

// Files that change in small steps: lines of every rule's examples, manifests, blocks and plain text, inserted, removed
// and moved.
class Editing {
 public:
  explicit Editing(unsigned seed) : engine_(seed) {
    for (const findings::Rule& rule : findings::builtin_rules())
      if (rule.area() == "secret")
        for (const findings::Example& example : rule.bad) pieces_.push_back(test::expanded(example.text) + "\n");
    for (int i = 0; i < 300; ++i) pieces_.push_back("plain text " + std::to_string(i) + " of no interest at all\n");
    for (const char* name : {"Secret", "ConfigMap", "Deployment"})
      pieces_.push_back(std::string("---\napiVersion: v1\nkind: ") + name +
                        "\nmetadata:\n  name: shop\ndata:\n  password: aHVudGVyMi1pcy1ub3QtZ29vZA==\n  region: eu\n");
    pieces_.push_back("---\n");
    pieces_.push_back("  - name: DB_PASSWORD\n");
    pieces_.push_back("    value: Xk29-qq_81mZZ0p\n");
    pieces_.push_back("password: |\n");
  }

  void edit(std::vector<std::string>& file) {
    for (std::size_t steps = 1 + below(4); steps > 0; --steps) {
      const std::size_t at = file.empty() ? 0 : below(file.size());
      switch (below(3)) {
        case 0:
          if (!file.empty()) file.erase(file.begin() + static_cast<std::ptrdiff_t>(at));
          break;
        case 1:
          if (!file.empty()) file.push_back(file[at]);
          break;
        default:
          file.insert(file.begin() + static_cast<std::ptrdiff_t>(at), pieces_[below(pieces_.size())]);
      }
    }
  }

  std::vector<std::string> fresh() {
    std::vector<std::string> file;
    for (int i = 0; i < 120; ++i) file.push_back(pieces_[below(pieces_.size())]);
    return file;
  }

 private:
  std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(engine_); }
  std::mt19937 engine_;
  std::vector<std::string> pieces_;
};

std::string first_difference(const std::string& a, const std::string& b) {
  if (a == b) return {};
  std::istringstream left(a), right(b);
  std::string mine, other;
  do mine.clear(), other.clear(), std::getline(left, mine), std::getline(right, other);
  while (mine == other);
  return mine + " | " + other;
}

}  // namespace

TEST_CASE("carrying credentials through history finds what scanning every version in full finds") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  Editing editing(7);
  std::string stream;
  std::vector<std::vector<std::string>> files;
  for (int i = 0; i < 6; ++i) files.push_back(editing.fresh());
  for (int version = 1; version <= 60; ++version) {
    stream +=
        "commit refs/heads/main\ncommitter C <c@x> " + std::to_string(1600000000 + version) + " +0000\ndata 2\nm\n";
    for (std::size_t i = 0; i < files.size(); ++i) {
      editing.edit(files[i]);
      std::string text;
      for (const std::string& line : files[i]) text += line;
      stream +=
          "M 100644 inline f" + std::to_string(i) + ".yaml\ndata " + std::to_string(text.size()) + "\n" + text + "\n";
    }
  }
  repo.import(stream);
  Scene scene;
  const text::QuietScanner<Candidate> quiet(*scene.scanner);
  const auto walk = [&](bool carry, unsigned threads) {
    auto repository = git::store::open_repository(repo.path(), {});
    REQUIRE(repository);
    git::history::WalkOptions options;
    options.carry = carry;
    const text::ContentScanner<Candidate>& plain = *scene.scanner;
    const text::ContentScanner<Candidate>& scanner = carry ? quiet : plain;
    return scene.told(
        git::history::walk(*git::store::ObjectStore::open(*repository), scanner, ThreadPool(threads), options));
  };
  for (const char* repack : {"-adfq --depth=250 --window=50", "-adfq --depth=4 --window=3", "-adfq --depth=0"}) {
    repo.git("repack " + std::string(repack));
    const std::string slow = walk(false, 1);
    CHECK(slow.size() > 100000);
    CHECK(first_difference(walk(true, 1), slow) == "");
    CHECK(first_difference(walk(true, 3), slow) == "");
  }
}

}  // namespace rummage
