#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/cli/session.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/generate.h"
#include "tests/tree/temp_dir.h"

using namespace rummage;
using namespace rummage::test;

namespace {

const std::string value = expanded("${password:72}");

TempDir& planted() {
  static TempDir folder;
  folder.write("a.env", "DB_PASSWORD=" + value + "\n");
  return folder;
}

std::string group_of(const std::string& jsonl) {
  const std::size_t at = jsonl.find("\"group\":");
  return jsonl.substr(at, jsonl.find(',', at) - at);
}

}  // namespace

TEST_CASE("reports to files leave the human one on standard output, unless it must be quiet") {
  TempDir out;
  std::vector<std::string> words = {"dir", planted().path()};
  for (const char* format : {"json", "jsonl", "sarif", "sarif:profile=github", "human"})
    words.push_back("--format=" + std::string(format) + ":" + out / (std::to_string(words.size()) + ".txt"));
  const Said said = typed(words);
  CHECK(said.code == 1);
  CHECK(holds(said.out, "Gate"));
  words.push_back("--quiet");
  CHECK(typed(words).out.empty());
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(out.path()))
    files += std::filesystem::file_size(entry.path()) > 100;
  CHECK(files == 5);
}

TEST_CASE("a report to standard output is alone there") {
  const Said said = typed({"dir", planted().path(), "--format", "jsonl", "--verbose"});
  CHECK(said.out.front() == '{');
  CHECK(said.out.find('\n') == said.out.size() - 1);
  CHECK(holds(said.err, "match"));
}

TEST_CASE("what is no regular file is refused as a report, before anything is scanned") {
  TempDir out;
  ::mkfifo((out / "fifo").c_str(), 0600);
  out.link("link", "elsewhere");
  for (const std::string& path : {std::string("/dev/null"), out / "fifo", out / "link", out.path(), out / "no/x"}) {
    const Said said = typed({"dir", planted().path(), "--format", "json:" + path});
    INFO(path);
    CHECK(said.code == 2);
    CHECK(said.out.empty());
    CHECK(holds(said.err, path.substr(0, path.rfind('/'))));
  }
}

TEST_CASE("values are shown when they are asked for, in every format, and never else") {
  for (const char* format : {"human", "json", "jsonl", "sarif", "sarif:profile=github"}) {
    INFO(format);
    const auto with = [&](const char* redact) {
      return typed({"dir", planted().path(), "--format", format, redact}).out;
    };
    CHECK(holds(with("--redact=0"), value));
    CHECK_FALSE(holds(with("--redact=50"), value));
    CHECK(holds(with("--redact=50"), value.substr(0, value.size() / 2) + "****"));
    CHECK_FALSE(holds(with("--redact=100"), value.substr(0, 4)));
  }
}

TEST_CASE("the same join key gives the same groups, and a short one is refused") {
  TempDir keys;
  keys.write("key", std::string(32, 'k'));
  keys.write("short", "k");
  auto run = [&] { return typed({"dir", planted().path(), "--format", "jsonl", "--join-key-file", keys / "key"}); };
  CHECK(group_of(run().out) == group_of(run().out));
  CHECK(typed({"dir", planted().path(), "--join-key-file", keys / "short"}).code == 2);
}

TEST_CASE("exit codes of the gate") {
  const auto code = [](std::vector<std::string> options) {
    options.insert(options.begin(), {"dir", planted().path(), "--quiet"});
    return typed(options).code;
  };
  CHECK(code({}) == 1);
  CHECK(code({"--fail-on", "critical"}) == 0);
  CHECK(code({"--fail-on", "low"}) == 1);
  CHECK(code({"--exit-zero"}) == 0);
  CHECK(code({"--min-confidence", "high"}) == 0);
  CHECK(typed({"stdin", "--quiet"}, "DB_PASSWORD=" + value + "\n").code == 1);
  CHECK(typed({"stdin", "--quiet"}, "hello\n").code == 0);
  CHECK(typed({"stdin", "--quiet"}).code == 3);
  CHECK(typed({"stdin", "--quiet", "--incomplete=warn"}).code == 0);
}
