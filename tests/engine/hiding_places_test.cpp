#include "tests/engine/hiding_places.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/engine/scene.h"
#include "tests/support/skip.h"

using namespace rummage;
using namespace rummage::test;

namespace {

// As JSON says it.
std::string text_of(const findings::Finding& finding) {
  std::string out = finding.place.path + ":" + std::to_string(finding.place.line) + " commit " +
                    (finding.introduced ? finding.introduced->commit : "null") + " refs";
  for (const std::string& ref : finding.refs) out += " " + ref;
  return out + (finding.reachable ? "" : ", unreachable") + ", held by " + finding.held_by;
}

std::string text_of(const Plant& plant) {
  std::string out = plant.path + ":" + std::to_string(plant.line) + " commit " +
                    (plant.commit.empty() ? "null" : plant.commit) + " refs";
  for (const std::string& ref : plant.refs) out += " " + ref;
  return out + (plant.reachable ? "" : ", unreachable") + ", held by " + plant.held_by;
}

engine::Outcome scan(const ScratchRepo& repo, unsigned jobs, engine::ScopeKind kind = engine::ScopeKind::history) {
  engine::Request request = request_for(repo.path(), kind);
  request.options.jobs = jobs;
  return run_ok(request);
}

// Findings whose value is the token; the report shows it where asked to.
std::vector<const findings::Finding*> findings_of(const engine::Outcome& shown, const Plant& plant) {
  std::vector<const findings::Finding*> out;
  for (const findings::Finding& finding : shown.report.findings) {
    const bool same = plant.token.empty() ? finding.place.path == plant.path
                                          : finding.redacted.find(plant.token) != std::string::npos;
    if (same) out.push_back(&finding);
  }
  return out;
}

engine::Outcome scan_openly(const ScratchRepo& repo, engine::ScopeKind kind) {
  engine::Request request = request_for(repo.path(), kind);
  request.options.redact = 0;
  return run_ok(request);
}

// Half of the objects in a pack of an alternate, the other half in two packs of the repository.
void split(const ScratchRepo& repo, const std::string& alternate) {
  repo.shell("mkdir -p '" + alternate +
             "/pack' && git cat-file --batch-all-objects --batch-check='%(objectname)' >.git/all && "
             "rm -rf .git/objects/pack.old && mkdir .git/new && "
             "awk 'NR % 2' .git/all | git pack-objects -q '" +
             alternate +
             "/pack/pack' && "
             "awk 'NR % 4 == 2' .git/all | git pack-objects -q .git/new/pack && "
             "awk 'NR % 4 == 0' .git/all | git pack-objects -q .git/new/pack && "
             "rm -rf .git/objects/?? .git/objects/pack/* && mv .git/new/* .git/objects/pack/ && "
             "echo '" +
             alternate + "' >.git/objects/info/alternates");
}

}  // namespace

TEST_CASE("every place where a history can hide a credential is found, and told rightly") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  const HidingPlaces places;
  for (auto kind : {engine::ScopeKind::history, engine::ScopeKind::worktree}) {
    const engine::Outcome outcome = scan_openly(places.repo(), kind);
    for (const Plant& plant : places.plants()) {
      INFO(plant.name);
      const auto found = findings_of(outcome, plant);
      REQUIRE(found.size() == 1);
      CHECK(text_of(*found.front()) == text_of(plant));
      CHECK_FALSE(found.front()->in_head);
      CHECK(found.front()->status == findings::Status::removed);
    }
    CHECK(outcome.report.findings.size() == places.plants().size());
    CHECK(std::any_of(outcome.report.notices.begin(), outcome.report.notices.end(),
                      [](const Notice& notice) { return notice.code == "git/replace-refs"; }));
  }
}

TEST_CASE("what is found does not depend on how objects are stored, nor on threads") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  const HidingPlaces places;
  const ScratchRepo& repo = places.repo();
  const ScratchDir alternate;
  auto objects = [&] {
    const std::string all = repo.git("cat-file --batch-all-objects --batch-check");
    return static_cast<std::uint64_t>(std::count(all.begin(), all.end(), '\n'));
  };
  const std::uint64_t count = objects();
  const std::string loose = json_of(scan(repo, 1));
  auto check = [&](const char* layout) {
    INFO(layout);
    CHECK(objects() == count);
    for (unsigned jobs : {1u, 2u, 7u}) {
      const engine::Outcome outcome = scan(repo, jobs);
      CHECK((json_of(outcome) == loose));
      const auto& present = outcome.report.counts.objects;
      CHECK(present.commits + present.trees + present.blobs + present.tags == count);
    }
  };
  check("loose");
  repo.git("repack -adkq");
  check("one pack");
  repo.git("-c gc.reflogExpire=never -c gc.reflogExpireUnreachable=never gc -q --aggressive --prune=never");
  check("gc --aggressive");
  split(repo, alternate.path());
  check("several packs and an alternate");
}
