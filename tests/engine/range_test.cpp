#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <tuple>

#include "tests/engine/scene.h"
#include "tests/git/support/random_history.h"
#include "tests/support/generate.h"
#include "tests/support/skip.h"

using namespace rummage;
using namespace rummage::test;

namespace {

std::string secret_line(unsigned seed) {
  return expanded("DB_PASSWORD=${password:" + std::to_string(seed) + "}\n");
}

engine::Request history(const ScratchRepo& repository, const std::string& range = "") {
  engine::Request request = request_for(repository.path(), engine::ScopeKind::history);
  request.scope.range = range;
  request.options.all_refs_fail = true;
  return request;
}

engine::Request since(const ScratchRepo& repository, const std::string& commit,
                      std::vector<std::string> branches = {}) {
  engine::Request request = history(repository);
  request.scope.since = commit;
  request.scope.branches = std::move(branches);
  return request;
}

std::set<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::set<std::string> out;
  for (std::string word; in >> word;) out.insert(word);
  return out;
}

// The letters of a made-up history become lines with passwords, so that contents differ and credentials are the same.
std::string with_secrets(std::string stream) {
  const std::string mark = "data 10\ncontent ";
  for (std::size_t at = stream.find(mark); at != stream.npos; at = stream.find(mark, at + 1)) {
    const unsigned letter = static_cast<unsigned>(stream[at + mark.size()] - 'A');
    const std::string text =
        letter == 8 ? "nothing\n" : secret_line(40 + letter % 4) + "# " + std::to_string(letter) + "\n";
    stream.replace(at, mark.size() + 2, "data " + std::to_string(text.size()) + "\n" + text);
  }
  return stream;
}

using Brought = std::tuple<std::string, std::string, std::string>;  // value, path, commit

std::string commit_of(const findings::Finding& finding) {
  return finding.introduced ? finding.introduced->commit : "";
}

bool is_secret(const findings::Finding& finding) {
  return engine::builtin_catalogue()[finding.rule].area() == "secret";
}

std::string all_of(const findings::Finding& finding) {
  std::string refs;
  for (const std::string& ref : finding.refs) refs += ref + " ";
  return finding.place.path + ":" + std::to_string(finding.place.line) + " " + finding.redacted + " " +
         commit_of(finding) + " " + (finding.last_seen ? finding.last_seen->commit : "-") + " " + refs +
         std::to_string(finding.ref_count) + " " + std::to_string(finding.reachable) + std::to_string(finding.in_head) +
         std::to_string(finding.on_head) + " " + std::to_string(static_cast<int>(finding.status)) + " " +
         finding.fingerprint;
}

// What each commit has: path -> value, taken from git's listings. The first line of a file holds it.
class Twin {
 public:
  explicit Twin(const ScratchRepo& repo) {
    for (const std::string& id : words(repo.git("rev-list --all"))) {
      Commit& commit = commits_[id];
      std::istringstream line(repo.git("log -1 --format='%ct %P' " + id));
      line >> commit.time;
      for (std::string parent; line >> parent;) commit.parents.push_back(parent);
      const std::string text = repo.git("ls-tree -r -z " + id);
      for (std::size_t at = 0; at < text.size(); at = text.find('\0', at) + 1) {
        const std::string entry = text.substr(at, text.find('\0', at) - at);
        const std::size_t tab = entry.find('\t');
        std::string& value = values_[entry.substr(tab - 40, 40)];
        if (value.empty()) {
          value = repo.git("cat-file blob " + entry.substr(tab - 40, 40));
          const std::size_t sign = value.find('=');
          value = sign == value.npos ? "nothing" : value.substr(sign + 1, value.find('\n') - sign - 1);
        }
        if (value != "nothing") commit.files[entry.substr(tab + 1)] = value;
      }
    }
  }

  // The earliest introduction of each value at each path among some commits.
  std::set<Brought> introductions(const std::set<std::string>& commits) const {
    std::map<std::pair<std::string, std::string>, std::pair<long, std::string>> first;
    for (const std::string& id : commits) {
      const Commit& commit = commits_.at(id);
      for (const auto& [path, value] : commit.files) {
        const bool old = std::any_of(commit.parents.begin(), commit.parents.end(), [&](const std::string& parent) {
          const auto& files = commits_.at(parent).files;
          const auto at = files.find(path);
          return at != files.end() && at->second == value;
        });
        const std::pair mine(commit.time, id);
        if (old) continue;
        const auto [at, fresh] = first.try_emplace({value, path}, mine);
        if (!fresh) at->second = std::min(at->second, mine);
      }
    }
    std::set<Brought> out;
    for (const auto& [key, commit] : first) out.emplace(key.first, key.second, commit.second);
    return out;
  }

 private:
  struct Commit {
    long time = 0;
    std::vector<std::string> parents;
    std::map<std::string, std::string> files;
  };
  std::map<std::string, Commit> commits_;
  std::map<std::string, std::string> values_;  // by blob
};

}  // namespace

TEST_CASE("findings of a range are those of the whole history whose commit is in it") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  for (unsigned seed : {61u, 62u}) {
    ScratchRepo repository;
    repository.import(with_secrets(random_history(seed, 60)));
    repository.git("symbolic-ref HEAD refs/heads/b1");
    const Twin twin(repository);
    auto run = [&](engine::Request request) {
      request.options.redact = 0;
      request.options.min_confidence = findings::Confidence::low;
      return run_ok(request);
    };
    std::map<std::string, std::string> whole;  // what is said of each finding
    std::map<std::string, std::string> commit_in_whole;
    for (const auto& finding : run(history(repository)).report.findings) {
      if (!is_secret(finding)) continue;
      whole[finding.redacted + " " + finding.place.path] = all_of(finding);
      commit_in_whole[finding.redacted + " " + finding.place.path] = commit_of(finding);
    }
    REQUIRE(whole.size() > 10);
    for (const auto& [base, head] : {std::pair("b0", "b1"), std::pair("b2", "b0"), std::pair("t1", "b3"),
                                     std::pair("b1~3", "HEAD"), std::pair("t0", "t2")}) {
      std::set<std::string> commits = words(repository.git("rev-list " + std::string(head)));
      for (const std::string& id : words(repository.git("rev-list " + std::string(base)))) commits.erase(id);
      INFO(seed << " " << base << ".." << head << ", " << commits.size() << " commits");
      const engine::Outcome outcome = run(history(repository, std::string(base) + ".." + head));
      std::set<Brought> got;
      for (const auto& finding : outcome.report.findings) {
        if (!is_secret(finding)) continue;
        got.emplace(finding.redacted, finding.place.path, commit_of(finding));
        const std::string key = finding.redacted + " " + finding.place.path;
        if (commit_in_whole.at(key) == commit_of(finding)) CHECK(all_of(finding) == whole.at(key));
      }
      CHECK(got == twin.introductions(commits));
      for (const auto& [key, commit] : commit_in_whole)
        if (commits.contains(commit))
          CHECK(std::any_of(got.begin(), got.end(), [&](const Brought& place) {
            return std::get<0>(place) + " " + std::get<1>(place) == key && std::get<2>(place) == commit;
          }));
      CHECK(outcome.report.counts.objects.commits == commits.size());
      engine::Request branch = since(repository, base, {head});
      CHECK(json_of(run(branch)) != "");
      CHECK(said(run(branch)) == said(outcome));
      branch.options.jobs = 7;
      CHECK(said(run(branch)) == said(outcome));
    }
  }
}

TEST_CASE("a range finds what comes and goes in it, what only a merge brings, and nothing that was there before") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("old.env", secret_line(1));
  repository.write("again.env", secret_line(2));
  repository.commit("before");
  repository.git("rm -q again.env");
  const std::string base = repository.commit("base");
  repository.git("checkout -q -b side");
  repository.write("side.env", secret_line(3));
  repository.commit("side");
  repository.git("checkout -q main");
  repository.write("slip.env", secret_line(4));
  repository.write("old.env", secret_line(1) + "# touched\n");
  repository.commit("slip");
  repository.git("rm -q slip.env");
  repository.write("again.env", secret_line(2) + "# back\n");
  repository.commit("removed, and one is back");
  repository.git("merge -q --no-commit side");
  repository.write("evil.env", secret_line(5));
  const std::string merge = repository.commit("merge");
  repository.git("mv old.env renamed.env");
  repository.commit("rename");
  const std::vector<std::string> expected = {"again.env:1 secret/password", "evil.env:1 secret/password",
                                             "renamed.env:1 secret/password", "side.env:1 secret/password",
                                             "slip.env:1 secret/password history"};
  for (const engine::Request& request :
       {history(repository, base + ".."), history(repository, base + "..."), since(repository, base),
        since(repository, base, {"main"}), since(repository, base, {"side", "main"})}) {
    const engine::Outcome outcome = run_ok(request);
    CHECK(said(outcome) == expected);
    CHECK(outcome.report.exit_code == 1);
    for (const auto& finding : outcome.report.findings)
      if (finding.place.path == "evil.env") CHECK(commit_of(finding) == merge);
  }
  CHECK(said(run_ok(since(repository, base, {"side"}))) == std::vector<std::string>{"side.env:1 secret/password"});
  CHECK(said(run_ok(since(repository, "HEAD~1"))) == std::vector<std::string>{"renamed.env:1 secret/password"});
}

TEST_CASE("a branch is told by its short name, a remote's or a tag's; tags and messages of the range are read") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("a.env", secret_line(10));
  const std::string base = repository.commit("base");
  repository.git("tag -a v1 -m '" + expanded("token ${github-pat:11}") + "'");
  repository.git("checkout -q -b feature");
  repository.write("b.env", secret_line(12));
  const std::string tip = repository.commit(expanded("use ${github-pat:13}"));
  repository.git("tag -a v2 -m '" + expanded("token ${github-pat:14}") + "'");
  repository.git("update-ref refs/remotes/origin/topic " + tip +
                 " && git checkout -q main && git branch -q -D feature");
  std::vector<std::string> expected = {"b.env:1 secret/password history"};
  for (const char* name : {"topic", "origin/topic", "v2", "refs/remotes/origin/topic"}) {
    const engine::Outcome outcome = run_ok(since(repository, base, {name}));
    std::vector<std::string> lines = said(outcome);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].starts_with(".git/commit/" + tip));
    CHECK(lines[1].starts_with(".git/tag/" + repository.word("rev-parse v2")));
    CHECK(lines[2] == "b.env:1 secret/password history");
    CHECK(outcome.report.counts.objects.tags == 1);
  }
  CHECK(said(run_ok(since(repository, "", {"v1"}))).size() == 2);
  CHECK(said(run_ok(since(repository, "", {"v2"}))).size() == 5);
}

TEST_CASE("a message of a range that brings nothing else is as reachable as in the whole history") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("readme", "hello\n");
  const std::string base = repository.commit("base");
  repository.commit(expanded("use ${github-pat:15}"));
  repository.git("tag -a v1 -m '" + expanded("token ${github-pat:16}") + "'");
  repository.git("checkout -q -b side");
  repository.commit(expanded("use ${github-pat:17}"));
  repository.git("checkout -q main");
  auto told = [](const engine::Request& request) {
    std::vector<std::string> out;
    for (const auto& finding : run_ok(request).report.findings) out.push_back(all_of(finding));
    return out;
  };
  const std::vector<std::string> whole = told(history(repository));
  REQUIRE(whole.size() == 3);
  for (const auto& finding : run_ok(history(repository)).report.findings) CHECK(finding.reachable);
  CHECK(told(since(repository, base, {"side"})) == whole);
}

TEST_CASE("`scan` counts HEAD's history for its gate, wherever a credential came first") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("readme", "hello\n");
  repository.commit("base");
  repository.git("checkout -q -b side");
  repository.write("x.env", secret_line(20));
  repository.commit("on the side");
  auto exit_code = [&](bool all, const std::string& commit = "") {
    engine::Request request = request_for(repository.path());
    request.options.all_refs_fail = all;
    request.scope.since = commit;
    return run_ok(request).report.exit_code;
  };
  repository.git("checkout -q main");
  CHECK(exit_code(false) == 0);
  CHECK(exit_code(true) == 1);
  // The same change comes later to main, and is taken back.
  repository.git("checkout -q side -- x.env");
  repository.commit("picked");
  repository.git("rm -q x.env");
  repository.commit("taken back");
  CHECK(exit_code(false) == 1);
  CHECK(exit_code(false, "HEAD~2") == 1);
  CHECK(exit_code(false, "HEAD") == 0);
  repository.commit(expanded("a message with ${github-pat:21}"));
  CHECK(exit_code(false, "HEAD~1") == 1);
}

TEST_CASE("worktree findings stay what they are when only a part of the history is read") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("old.env", secret_line(30));
  const std::string base = repository.commit("base");
  repository.write("new.env", secret_line(31));
  const std::string head = repository.commit("new");
  repository.write("untracked.env", secret_line(32));
  engine::Request request = request_for(repository.path());
  request.scope.since = base;
  const engine::Outcome outcome = run_ok(request);
  CHECK(said(outcome) == std::vector<std::string>{"new.env:1 secret/password", "old.env:1 secret/password",
                                                  "untracked.env:1 secret/password"});
  for (const auto& finding : outcome.report.findings)
    CHECK(commit_of(finding) == (finding.place.path == "new.env" ? head : ""));
}
