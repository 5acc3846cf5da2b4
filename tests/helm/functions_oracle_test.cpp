#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/helm/function_calls.h"
#include "tests/support/skip.h"

using namespace rummage;

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t calls_each = 40;

struct Question {
  std::string line, ours;
};

std::vector<Question> questions() {
  std::vector<Question> out;
  for (const auto& row : test::sprig_rows())
    for (std::uint64_t i = 0; i < calls_each; ++i) {
      sources::Sources all;
      helm::Run run(all, sources::Recording::off);
      const auto arguments = test::CallMaker(run, i * 7919 + row.name.size()).arguments(row);
      std::string line(row.name);
      for (const auto& argument : arguments) line += "\t" + test::written(argument);
      out.push_back({line, test::written(row.call({run, arguments, {}, row.flow}))});
    }
  return out;
}

/// Go gives the keys and values of a map in random order.
std::string in_order(const std::string& line, std::string written) {
  if (!line.starts_with("keys\t") && !line.starts_with("values\t")) return written;
  std::sort(written.begin(), written.end());
  return written;
}

/// NaN has many writings.
std::string one_nan(std::string written) {
  for (auto at = written.find("d7ff8"); at != std::string::npos; at = written.find("d7ff8", at + 1))
    written.replace(at, 17, "dNaN");
  return written;
}

}  // namespace

TEST_CASE("Functions give what Sprig gives") {
  const fs::path scratch = fs::temp_directory_path() / ("rummage-sprig-oracle-" + std::to_string(getpid()));
  fs::create_directories(scratch);
  const std::string program = (scratch / "oracle").string();
  const std::string build = "cd '" RUMMAGE_SOURCE_DIR
                            "/tests/helm/function_oracle' && GOPROXY=off GOFLAGS=-mod=mod timeout 120 go build -o '" +
                            program + "' . >/dev/null 2>&1";
  if (std::system(build.c_str()) != 0) return test::skip_case("Go or Sprig's module is not there");
  const auto asked = questions();
  const std::string in = (scratch / "questions").string(), out = (scratch / "answers").string();
  std::ofstream lines(in);
  for (const auto& question : asked) lines << question.line << "\n";
  lines.close();
  REQUIRE(std::system(("'" + program + "' < '" + in + "' > '" + out + "'").c_str()) == 0);
  std::ifstream answers(out);
  for (const auto& question : asked) {
    std::string theirs;
    REQUIRE(std::getline(answers, theirs));
    INFO(question.line);
    CHECK(one_nan(in_order(question.line, question.ours)) == one_nan(in_order(question.line, theirs)));
  }
  fs::remove_all(scratch);
}
