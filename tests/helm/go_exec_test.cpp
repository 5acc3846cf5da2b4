#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/helm/micro.h"
#include "tests/support/skip.h"

using namespace rummage;

TEST_CASE("Go's own tests of templates hold") {
  const char* shared = std::getenv("RUMMAGE_SHARED");
  std::ifstream file((shared != nullptr ? std::string(shared) : std::string(RUMMAGE_SOURCE_DIR) + "/../shared") +
                     "/corpora/helm/go-exec-tests.jsonl");
  std::string line;
  if (!std::getline(file, line)) return test::skip_case("RUMMAGE_SHARED has no corpora/helm");
  do {
    const auto row = nlohmann::json::parse(line);
    // Its data is a Go struct, which the corpus does not hold.
    if (row["name"] == ".unexported") continue;
    INFO(row["name"] << ": " << row["template"]);
    sources::Sources all;
    helm::Run run(all, sources::Recording::on);
    helm::TemplateSet set(run);
    sources::Text text = run.made(row["template"].get<std::string>(), sources::Origin::synth);
    const helm::Value dot = row["data"].is_null() ? helm::Value() : helm::Value::integer(row["data"].get<int>());
    Status parsed = set.parse("case", text);
    Result<sources::Text> got = parsed ? set.include("case", dot, {}) : Result<sources::Text>(parsed.take_error());
    CHECK(got.ok() == row["ok"].get<bool>());
    if (got && row["ok"]) CHECK(got->view() == row["output"].get<std::string>());
  } while (std::getline(file, line));
}
