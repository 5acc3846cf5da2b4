// Host tool of the build: rule files in, constant tables and pages out. See detectors/rules/README.md.
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "detectors/compile.h"
#include "tools/rule_compiler/emit.h"

namespace {

using namespace rummage;

bool write(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) std::fprintf(stderr, "cannot write %s\n", path.c_str());
  return static_cast<bool>(out);
}

bool write_pages(const std::string& folder, const tools::Input& input) {
  for (const findings::ReadRule& read : input.rules) {
    std::string path = folder + "/" + std::string(read.rule.id) + ".md";
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    if (!write(path, tools::rule_page(read.rule))) return false;
  }
  return true;
}

int fail(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  return 1;
}

}  // namespace

// rule_compiler [--rules FILE] [--table FILE] [--docs DIR] FOLDER...
int main(int argc, char** argv) {
  std::string rules, table, docs;
  std::vector<std::string> folders;
  for (int i = 1; i < argc; ++i) {
    std::string word = argv[i];
    std::string* value = word == "--rules" ? &rules : word == "--table" ? &table : word == "--docs" ? &docs : nullptr;
    if (!value)
      folders.push_back(word);
    else if (++i < argc)
      *value = argv[i];
  }
  auto input = tools::read_rules(folders);
  if (!input) return fail(input.error().message);
  auto compiled = detectors::CompiledRules::compile(input->detectors);
  if (!compiled) return fail(compiled.error().message);
  bool ok = rules.empty() || write(rules, tools::emit_rules(*input));
  ok = ok && (table.empty() || write(table, tools::emit_table(compiled->table())));
  ok = ok && (docs.empty() || write_pages(docs, *input));
  return ok ? 0 : 1;
}
