#include "conformance.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "kustomize/build.h"

namespace rummage::kustomize::test {

StrictBuild build_strictly(const CorpusBuild& entry) {
  const tree::MemoryTree tree = tree_of(entry.files);
  sources::Sources sources;
  BuildOptions options;
  options.strict = true;
  const BuildResult result = build({tree, entry.directory, sources, options, nullptr, {}});
  if (result.error) return {{}, result.error->code + ": " + result.error->message};
  const auto printed = print(result);
  if (!printed) return {{}, printed.error().code + ": " + printed.error().message};
  StrictBuild out;
  for (const PrintedObject& object : *printed) {
    if (!out.printed.empty()) out.printed += "---\n";
    out.printed += object.text;
  }
  return out;
}

std::map<std::string, std::string> expected_failures(const std::string& file) {
  std::map<std::string, std::string> out;
  std::ifstream in(std::string(RUMMAGE_SOURCE_DIR) + "/tests/kustomize/" + file);
  for (std::string line; std::getline(in, line);) {
    const std::size_t blank = line.find(' ');
    if (line.empty() || line.front() == '#' || blank == std::string::npos) continue;
    out[line.substr(0, blank)] = line.substr(blank + 1);
  }
  return out;
}

void check_against(const std::map<std::string, std::string>& expected, const std::map<std::string, std::string>& wrong,
                   const std::set<std::string>& all) {
  for (const auto& [id, difference] : wrong)
    if (!expected.contains(id)) FAIL_CHECK(id << ": " << difference);
  for (const auto& [id, reason] : expected)
    if (all.contains(id) && !wrong.contains(id)) FAIL_CHECK(id << " is right and stands among the expected failures");
}

}  // namespace rummage::kustomize::test
