#include "sarif/schema.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "sarif/formats.h"
#include "tests/sarif/random_report.h"
#include "tests/sarif/sample.h"
#include "tests/support/skip.h"

using namespace rummage;

namespace {

std::string json_of(const findings::Report& report) {
  sarif::Options options;
  options.show_known = options.show_suppressed = true;
  return sarif::write(**sarif::find_format("json"), report, options);
}

std::set<std::string> keys_of(const nlohmann::json& object) {
  std::set<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.insert(key);
  return keys;
}

}  // namespace

TEST_CASE("a finding has exactly the keys that the schema requires") {
  const nlohmann::json schema = nlohmann::json::parse(sarif::schema_text());
  const nlohmann::json& definitions = schema["$defs"];
  std::set<std::string> required = definitions["finding"]["required"].get<std::set<std::string>>();
  required.merge(definitions["place"]["required"].get<std::set<std::string>>());
  const nlohmann::json report = nlohmann::json::parse(json_of(test::sample_report()));
  CHECK(report["schema_version"] == sarif::schema_version);
  for (const nlohmann::json& finding : report["findings"]) {
    std::set<std::string> keys = keys_of(finding);
    keys.erase("path_base64");
    CHECK(keys == required);
  }
  for (const char* part : {"counts", "scope"})
    CHECK(keys_of(report[part]) == definitions[part]["required"].get<std::set<std::string>>());
}

TEST_CASE("jsonl is the findings of json, one a line") {
  const findings::Report report = test::random_report(3, 50);
  const nlohmann::json whole = nlohmann::json::parse(sarif::write(**sarif::find_format("json"), report, {}));
  std::istringstream lines(sarif::write(**sarif::find_format("jsonl"), report, {}));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count)
    REQUIRE(nlohmann::json::parse(line) == whole["findings"][count]);
  CHECK(count == whole["findings"].size());
}

TEST_CASE("reports validate against the schema, as python3-jsonschema sees it") {
  if (std::system("python3 -c 'import jsonschema; jsonschema.Draft202012Validator' >/dev/null 2>&1") != 0)
    return test::skip_case("python3-jsonschema is not here");
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("rummage-schema-" + std::to_string(getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "schema.json") << sarif::schema_text();
  std::ofstream(folder / "0.json") << json_of(test::sample_report());
  std::ofstream(folder / "1.json") << json_of(test::clean_report());
  for (std::uint32_t seed = 2; seed < 12; ++seed)
    std::ofstream(folder / (std::to_string(seed) + ".json")) << json_of(test::random_report(seed, 40));
  const std::string command =
      "python3 " + std::string(RUMMAGE_SOURCE_DIR) + "/tests/sarif/validate_schema.py " + folder.string();
  CHECK(std::system(command.c_str()) == 0);
  fs::remove_all(folder);
}
