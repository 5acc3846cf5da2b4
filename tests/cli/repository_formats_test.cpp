#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <sstream>
#include <tuple>

#include "tests/cli/session.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/generate.h"
#include "tests/support/skip.h"

using namespace rummage;
using namespace rummage::test;

namespace {

std::string password(unsigned seed) {
  return expanded("DB_PASSWORD=${password:" + std::to_string(seed) + "}\n");
}

std::string secret_object(unsigned seed) {
  return "apiVersion: v1\nkind: Secret\nmetadata: {name: db, namespace: shop}\nstringData:\n  password: " +
         expanded("${password:" + std::to_string(seed) + "}\n");
}

// The same steps in both repositories: ids are all that differs.
void plant(ScratchRepo& repo) {
  repo.write("prod/db.yaml", secret_object(301));
  repo.write("dev/db.env", password(301));
  repo.write("chart/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  repo.write("chart/values.yaml", "db:\n  password: " + expanded("${password:302}\n"));
  repo.write("chart/templates/s.yaml",
             "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n"
             "  password: {{ .Values.db.password }}\n");
  repo.write("notes.txt", "nothing\n");
  repo.commit("first");
  repo.write("old.env", password(303));
  repo.commit("brings old.env");
  repo.git("rm -q old.env");
  repo.commit("takes old.env away");
  repo.git("branch side HEAD~1");
  repo.git("tag -a -m '" + password(304) + "' v1");
  repo.git("checkout -q side");
  repo.write("side.env", password(305));
  repo.commit("side");
  repo.git("checkout -q main");
  repo.git("merge -q --no-commit side");
  repo.commit("merge");
  repo.git("notes add -m '" + password(306) + "' HEAD~1");
  repo.write("loose.env", password(307));
  repo.git("add loose.env");
  repo.git("stash -q");
  repo.git("repack -adq");
  for (unsigned i = 0; i < 30; ++i) {
    repo.write("grows.env",
               slurp(repo.path() + "/grows.env") + password(310 + i % 4) + "LINE=" + std::to_string(i) + "\n");
    repo.commit("grow " + std::to_string(i));
  }
  repo.shell("echo '" + password(308) + "' | git hash-object -w --stdin");
  repo.write("untracked.env", password(309));
  repo.write("staged.env", password(320));
  repo.git("add staged.env");
}

// Every id, whole or shortened, becomes what it names: the kind, and of commits the time.
std::string without_ids(const ScratchRepo& repo, std::string text) {
  std::istringstream ids(repo.git("cat-file --batch-all-objects --batch-check='%(objectname) %(objecttype)'"));
  std::string id, kind;
  while (ids >> id >> kind) {
    if (text.find(id.substr(0, 10)) == text.npos) continue;
    const std::string name =
        kind == "commit" ? "<commit of " + repo.word("log -1 --format=%ct " + id) + ">" : "<" + kind + ">";
    for (std::size_t width : {id.size(), std::size_t{12}, std::size_t{10}})
      for (std::size_t at = text.find(id.substr(0, width)); at != text.npos; at = text.find(id.substr(0, width)))
        text.replace(at, width, name);
  }
  return text;
}

std::string sorted_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    // The path of a note is the id of what it is about, and a fingerprint is made of the path.
    if (const std::size_t at = line.find("\"fingerprint\""); line.find("refs/notes/") != line.npos)
      line.erase(at, line.find(',', at) - at);
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

std::string report(const ScratchRepo& repo, std::vector<std::string> command) {
  const Inside root(repo.path());
  for (const char* word : {"--now", "2026-01-01T00:00:00Z", "--format", "jsonl", "--show", "known,suppressed"})
    command.emplace_back(word);
  const Said said = typed(command);
  return sorted_lines(without_ids(repo, said.out)) + "code " + std::to_string(said.code) + "\n" +
         without_ids(repo, said.err);
}

// The lines that only one of two texts has.
std::string difference(const std::string& one, const std::string& other) {
  std::string out;
  for (const auto& [text, against, mark] : {std::tuple(one, other, "- "), std::tuple(other, one, "+ ")}) {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
      if (("\n" + against).find("\n" + line + "\n") == std::string::npos) out += mark + line + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a SHA-256 repository gives the findings of a SHA-1 one") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo one("--object-format=sha1"), other("--object-format=sha256");
  plant(one);
  plant(other);
  const std::map<std::string, std::vector<std::string>> commands = {
      {"scan", {"scan", "."}}, {"worktree", {"scan", "--no-history", "."}},
      {"git", {"git", "."}},   {"hook", {"hook", "pre-commit"}},
      {"dir", {"dir", "."}},
  };
  for (const auto& [name, words] : commands) {
    INFO(name);
    const std::string expected = report(one, words);
    CHECK(expected.find("secret/") != expected.npos);
    CHECK(difference(report(other, words), expected) == "");
    if (name != "git") continue;
    one.git("repack -adfq --depth=50");
    other.git("repack -adfq --depth=50");
    CHECK(difference(report(other, words), expected) == "");
  }
}

TEST_CASE("what is said of a damaged archive in the history of a SHA-256 repository names its blob") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repo("--object-format=sha256");
  repo.write("old.zip", "PK\x03\x04 and no more");
  repo.commit("brings old.zip");
  const std::string blob = repo.word("rev-parse HEAD:old.zip");
  repo.git("rm -q old.zip");
  repo.commit("takes old.zip away");
  const Said said = typed({"git", repo.path(), "--format", "json"});
  CHECK(holds(said.out, "archive/damaged"));
  CHECK(holds(said.out, ".git/blob/" + blob));
}

TEST_CASE("ranges and revisions of a SHA-256 repository are those of a SHA-1 one") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo one("--object-format=sha1"), other("--object-format=sha256");
  plant(one);
  plant(other);
  const std::vector<std::vector<std::string>> commands = {{"diff", "v1~1", "main"},
                                                          {"diff", "side", "HEAD~25"},
                                                          {"git", ".", "v1..HEAD~28"},
                                                          {"git", "--since-commit", "HEAD~27", "."},
                                                          {"git", "--branch", "side", "."}};
  for (const std::vector<std::string>& words : commands) {
    INFO(words[0] << " " << words[1] << " " << words[2]);
    const std::string expected = report(one, words);
    CHECK(expected.find("secret/") != expected.npos);
    CHECK(difference(report(other, words), expected) == "");
  }
  const Inside root(other.path());
  const std::string begin = other.word("rev-parse HEAD~30").substr(0, 9);
  CHECK(typed({"git", ".", begin + "..HEAD"}).code == 1);
  const Said odd = typed({"git", ".", ":/grow..HEAD"});  // a sort that libgit2 would be asked about
  CHECK(odd.code == 2);
  CHECK(holds(odd.err, "SHA-256"));
}

TEST_CASE("a repository with a reftable is scanned, and counts as incomplete") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repo;
  repo.write("a.txt", "hello\n");
  repo.commit("one");
  auto to_reftable = [&] {  // as Git 2.45 and later lay it out
    repo.shell(
        "git config core.repositoryformatversion 1 && git config extensions.refStorage reftable && rm -rf "
        ".git/refs .git/packed-refs && mkdir -p .git/refs .git/reftable && echo 'ref: refs/heads/.invalid' "
        ">.git/HEAD && echo 'this repository uses the reftable format' >.git/refs/heads && echo "
        "0x01-0x01-0.ref >.git/reftable/tables.list");
  };
  ScratchRepo other;
  other.write("old.env", password(330));
  other.commit("one");
  repo.shell("cp -r .git clean.git && cp -r '" + other.path() + "/.git' leaky.git");
  to_reftable();
  for (const char* command : {"git", "scan"}) {
    INFO(command);
    const Said clean = typed({command, repo.path()});
    CHECK(clean.code == 3);
    CHECK(holds(clean.out + clean.err, "git refs migrate --ref-format=files"));
  }
  repo.shell("rm -rf .git/objects && cp -r leaky.git/objects .git/objects");
  const Said leaky = typed({"git", repo.path(), "--format", "json"});
  CHECK(leaky.code == 1);
  CHECK(holds(leaky.out, "old.env"));
  const Said range = typed({"git", repo.path(), "HEAD~1..HEAD"});
  CHECK(range.code == 2);
  CHECK(holds(range.err, "git refs migrate --ref-format=files"));
  CHECK_FALSE(holds(leaky.out, "\"reachable\":false"));
}
