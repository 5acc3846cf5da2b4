#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/engine/case_file.h"
#include "tests/engine/scene.h"
#include "tests/support/skip.h"
#include "tests/tree/temp_dir.h"

using namespace rummage;
using namespace rummage::test;

namespace {

std::vector<std::string> expectations(const CaseFile& file) {
  std::vector<std::string> lines;
  for (const Expected& expected : file.expected)
    lines.push_back(expected.path + ":" + std::to_string(expected.line) + " " + expected.rule +
                    (expected.history ? " history" : ""));
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> run_folder(const CaseFile& file) {
  TempDir folder;
  for (const CaseStep& step : file.steps)
    for (const auto& [path, content] : step.files) folder.write(path, content);
  return said(run_ok(request_for(folder.path(), engine::ScopeKind::directory)));
}

std::vector<std::string> run_history(const CaseFile& file) {
  ScratchRepo repository;
  for (const CaseStep& step : file.steps) {
    for (const auto& [path, content] : step.files) repository.write(path, content);
    for (const std::string& path : step.removed) repository.git("rm -q '" + path + "'");
    repository.commit(step.message);
  }
  return said(run_ok(request_for(repository.path())));
}

}  // namespace

TEST_CASE("every case says exactly what it expects") {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(RUMMAGE_SOURCE_DIR "/tests/cases"))
    if (entry.path().extension() == ".case") paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  REQUIRE(paths.size() >= 5);
  for (const std::string& path : paths) {
    const CaseFile file = read_case(path);
    if (file.git && !have_git()) continue;
    INFO(path);
    CHECK((file.git ? run_history(file) : run_folder(file)) == expectations(file));
  }
}
