#include "corpus.h"

#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "yaml/emit.h"
#include "yaml/parse.h"

namespace rummage::kustomize::test {
namespace {

using Json = nlohmann::json;

/// The lines of a file of JSON, gzip or not.
std::vector<Json> lines_of(const std::string& name) {
  std::vector<Json> out;
  gzFile file = gzopen((corpora() + "/kustomize/" + name).c_str(), "rb");
  if (file == nullptr) return out;
  std::string text, chunk(1 << 16, '\0');
  for (int got; (got = gzread(file, chunk.data(), static_cast<unsigned>(chunk.size()))) > 0;)
    text.append(chunk, 0, static_cast<std::size_t>(got));
  gzclose(file);
  for (std::size_t at = 0, end; at < text.size() && (end = text.find('\n', at)) != std::string::npos; at = end + 1)
    out.push_back(Json::parse(text.substr(at, end - at)));
  return out;
}

/// As trees name them: "./a" and "/a" are "a".
std::string clean(std::string path) {
  if (path.starts_with("./")) path.erase(0, 2);
  if (path.starts_with("/")) path.erase(0, 1);
  return path;
}

Files files_of(const Json& row) {
  Files out;
  for (const auto& [path, content] : row["files"].items())
    if (content.is_string()) out.emplace_back(clean(path), content.get<std::string>());
  return out;
}

/// Each document printed anew, so that equal values are equal texts.
std::vector<std::string> documents_of(std::string_view text) {
  std::vector<std::string> out;
  const yaml::Parsed parsed = yaml::parse(text, 0, yaml::Dialect::kubernetes);
  for (const yaml::Document& document : parsed.documents) {
    if (document.root.is_null()) continue;
    auto printed = yaml::emit(document.root, yaml::Dialect::kubernetes);
    out.push_back(printed ? *printed : "not printable");
  }
  return out;
}

/// The first line that differs.
std::string first_line(const std::string& expected, const std::string& actual) {
  std::size_t at = 0, line = 1, begin = 0;
  while (at < expected.size() && at < actual.size() && expected[at] == actual[at]) {
    if (expected[at++] == '\n') {
      ++line;
      begin = at;
    }
  }
  const auto rest = [&](const std::string& text) { return text.substr(begin, text.find('\n', begin) - begin); };
  return "line " + std::to_string(line) + " expected [" + rest(expected) + "] got [" + rest(actual) + "]";
}

std::string compare(const std::vector<std::string>& expected, const std::vector<std::string>& actual) {
  for (std::size_t i = 0; i < expected.size() && i < actual.size(); ++i)
    if (expected[i] != actual[i]) return "document " + std::to_string(i) + " " + first_line(expected[i], actual[i]);
  if (expected.size() == actual.size()) return {};
  return std::to_string(expected.size()) + " documents expected, got " + std::to_string(actual.size());
}

}  // namespace

std::string corpora() {
  const char* shared = std::getenv("RUMMAGE_SHARED");
  const std::string folder = std::string(shared != nullptr ? shared : RUMMAGE_SOURCE_DIR "/../shared") + "/corpora";
  return std::filesystem::exists(folder) ? folder : std::string();
}

std::vector<CorpusBuild> portable_builds() {
  std::vector<CorpusBuild> out;
  for (const Json& row : lines_of("kustomize-portable.jsonl.gz"))
    out.push_back({row["id"], row["repo"], row["dir"], row["rc"] == 0, row.value("stdout", ""), files_of(row)});
  return out;
}

std::vector<CorpusBuild> krusty_builds() {
  std::vector<CorpusBuild> out;
  for (const Json& row : lines_of("krusty-verified.jsonl"))
    if (row["oracle_rc"] == 0)
      out.push_back({row["id"], "krusty", clean(row["dir"]), true,
                     row.contains("oracle_stdout") ? row["oracle_stdout"] : row["expected"], files_of(row)});
  return out;
}

std::vector<ProvenanceCase> provenance_cases() {
  std::vector<ProvenanceCase> out;
  for (const Json& row : lines_of("provenance-truth-kustomize.jsonl.gz")) {
    ProvenanceCase one{row["case"], row["file"], row["sentinel"], row["line"], row["col"], false, {}};
    for (const Json& step : row["yaml_path"]) one.literal = one.literal || step == "literals";
    for (const Json& pair : row["direct"]) one.pairs.push_back({pair["doc"], pair["path"], pair["whole"], false});
    for (const Json& pair : row["b64"]) one.pairs.push_back({pair["doc"], pair["path"], false, true});
    out.push_back(std::move(one));
  }
  return out;
}

tree::MemoryTree tree_of(const Files& files) {
  tree::MemoryTree tree;
  for (const auto& [path, content] : files) tree.put(path, content);
  return tree;
}

std::string first_difference(std::string_view expected, std::string_view actual) {
  return compare(documents_of(expected), documents_of(actual));
}

std::string first_difference_unordered(std::string_view expected, std::string_view actual) {
  auto left = documents_of(expected), right = documents_of(actual);
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  return compare(left, right);
}

}  // namespace rummage::kustomize::test
