#include <catch2/catch.hpp>

#include "tests/cli/session.h"
#include "tests/support/generate.h"
#include "tests/tree/temp_dir.h"

using namespace rummage;
using namespace rummage::test;

namespace {

const std::string planted = expanded("DB_PASSWORD=${password:71}\n");

}  // namespace

TEST_CASE("a mistyped command or option names the nearest and the help to read") {
  const auto says = [](std::vector<std::string> words, const std::string& part) {
    const Said said = typed(words);
    INFO(said.err);
    CHECK(said.code == 2);
    CHECK(said.out.empty());
    CHECK(holds(said.err, part));
    CHECK(holds(said.err, "--help"));
  };
  says({"scna"}, "did you mean scan?");
  says({"hooks", "instal"}, "did you mean install?");
  says({"hook"}, "pre-commit");
  says({"scan", "--formt", "json"}, "did you mean --format?");
  says({"scan", "--formt=json"}, "no option --formt;");
  says({"scan", "a", "b"}, "rummage scan takes no further argument: b");
  says({"dir"}, "PATH is required");
}

TEST_CASE("no arguments: the help, and no success") {
  const Said said = typed({});
  CHECK(said.code == 2);
  CHECK(said.out.empty());
  CHECK(holds(said.err, "Subcommands:"));
}

TEST_CASE("help of the program and of a command") {
  CHECK(holds(typed({"help"}).out, "completion"));
  CHECK(typed({"help"}).out == typed({"--help"}).out);
  CHECK(holds(typed({"help", "hooks", "install"}).out, "Usage: rummage hooks install"));
  CHECK(holds(typed({"help", "scan"}).out, "--join-key-file"));
  CHECK(typed({"help", "nosuch"}).code == 2);
}

TEST_CASE("an option that may be given several times leaves the paths alone") {
  TempDir folder;
  folder.write("a.env", planted);
  const Said said = typed({"dir", "--format", "jsonl", "--only", "secret/*", folder.path()});
  CHECK(said.code == 1);
  CHECK(holds(said.out, "secret/password"));
}

TEST_CASE("a glob that selects no rule is refused, since its gate would always pass") {
  TempDir folder;
  folder.write("a.env", planted);
  CHECK(typed({"dir", folder.path(), "--only", "nosuch"}).code == 2);
  CHECK(typed({"dir", folder.path(), "--skip", "secret/pasword"}).code == 2);
  CHECK(typed({"dir", folder.path(), "--skip", "secret/password"}).code == 0);
  CHECK(typed({"dir", folder.path(), "--only", "rbac/*"}).code == 0);
}

TEST_CASE("words that an option does not take are usage errors") {
  TempDir folder;
  folder.write("a.env", planted);
  for (const char* option :
       {"--fail-on=bad", "--min-confidence=sure", "--max-file-size=1X", "--environment=prod", "--show=all",
        "--now=soon", "--redact=101", "--jobs=0", "--format=jason", "--dump-after=lunch", "--timeout=-1",
        "--config=nosuch.yaml", "--baseline=nosuch.json", "--join-key-file=nosuch"}) {
    const Said said = typed({"dir", folder.path(), option});
    INFO(option << ": " << said.err);
    CHECK(said.code == 2);
    CHECK(said.out.empty());
    CHECK(said.err.starts_with("rummage: "));
  }
}

TEST_CASE("every command of the program completes in every shell") {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const Said said = typed({"completion", shell});
    CHECK(said.code == 0);
    for (const char* word : {"scan", "pre-commit", "--join-key-file", "prune", "help"}) CHECK(holds(said.out, word));
  }
  CHECK(typed({"completion", "tcsh"}).code == 2);
}
