#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "detectors/objects/object_scanner.h"
#include "detectors/table.h"
#include "findings/builtin_rules.h"
#include "git/history/walk.h"
#include "git/store/repository.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/generate.h"
#include "tests/support/skip.h"

// Objects in a history: cut at document lines, and each distinct document parsed once.
namespace rummage {
namespace {

struct Run {
  static std::vector<findings::Rule> rules() {
    const auto all = findings::builtin_rules();
    return {all.begin(), all.end()};
  }
  findings::CredentialTable credentials{KeyedHash("test")};
  findings::SealedTable sealed;
  findings::Catalogue catalogue{rules()};
};

std::string secret(unsigned number) {
  const std::string n = std::to_string(number);
  return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: s" + n +
         "\nstringData:\n  password: " + test::expanded("${password:" + n + "}") + "\n";
}

}  // namespace

TEST_CASE("documents of a history are cut at their lines, and each is parsed once") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  std::vector<unsigned> documents;
  std::set<std::string> distinct;
  std::string stream;
  std::size_t standing = 0;  // objects in all versions of both files
  for (unsigned version = 1; version <= 80; ++version) {
    // Now and then a document more, one changed, or one that was there before.
    if (version <= 20) documents.push_back(version);
    if (version > 20 && version % 3 == 0) documents[version % 20] = 100 + version;
    if (version > 20 && version % 3 == 1) documents[version % 20] = 1;
    std::string text;
    for (unsigned number : documents) text += "---\n" + secret(number), distinct.insert(secret(number));
    text += "---\nversion: " + std::to_string(version) + "\n";
    standing += documents.size() * 2;
    stream +=
        "commit refs/heads/main\ncommitter C <c@x> " + std::to_string(1600000000 + version) + " +0000\ndata 2\nm\n";
    for (const std::string& file : {text, "# a copy\n" + text})
      stream += std::string("M 100644 inline ") + (file == text ? "a.yaml" : "b.yaml") + "\ndata " +
                std::to_string(file.size()) + "\n" + file + "\n";
  }
  repo.import(stream);
  repo.git("repack -adfq --depth=20 --window=20");
  auto repository = git::store::open_repository(repo.path(), {});
  REQUIRE(repository);
  for (bool carry : {true, false}) {
    Run run;
    const detectors::ObjectScanner scanner(detectors::builtin_table(), {run.credentials, run.sealed, run.catalogue});
    git::history::WalkOptions options;
    options.carry = carry;
    const auto walked = git::history::walk<findings::Candidate>(*git::store::ObjectStore::open(*repository), scanner,
                                                                ThreadPool(1), options);
    CHECK(scanner.inspected() == distinct.size());
    std::set<std::pair<ContentId, std::uint32_t>> in_objects;  // the places of passwords
    for (const auto& object : walked.objects)
      for (const findings::Candidate& candidate : object.records)
        if (run.sealed[candidate.sealed].object_kind == "Secret") in_objects.emplace(object.id, candidate.begin());
    CHECK(in_objects.size() == standing);
  }
}

}  // namespace rummage
