#include "tools/rule_compiler/input.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace rummage::tools {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> rule_files(const std::vector<std::string>& folders) {
  std::vector<std::string> paths;
  for (const std::string& folder : folders) {
    if (!fs::is_directory(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".yaml") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

Result<Input> read_rules(const std::vector<std::string>& folders) {
  Input input;
  for (const std::string& path : rule_files(folders)) {
    auto file = findings::RuleFile::read(contents(path), path);
    if (!file) return file.take_error();
    input.rules.insert(input.rules.end(), file->rules().begin(), file->rules().end());
    input.files.push_back(std::move(file).value());
  }
  std::sort(input.rules.begin(), input.rules.end(), [](auto& a, auto& b) { return a.rule.id < b.rule.id; });
  for (std::size_t i = 1; i < input.rules.size(); ++i)
    if (input.rules[i].rule.id == input.rules[i - 1].rule.id)
      return Error{"rules/bad-value", fmt::format("two rules are called {}", input.rules[i].rule.id), std::nullopt,
                   nullptr};
  for (const findings::ReadRule& read : input.rules)
    if (read.rule.area() == "secret") input.detectors.push_back(read);
  return input;
}

}  // namespace rummage::tools
