#include "corpus.h"

#include <zlib.h>

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/utf8.h"
#include "yaml/parse.h"
#include "yaml/walk.h"

namespace rummage::test {
namespace {

using Json = nlohmann::json;
using Files = std::shared_ptr<const tree::MemoryTree>;

std::string folder() {
  const char* shared = std::getenv("RUMMAGE_SHARED");
  return std::string(shared != nullptr ? shared : RUMMAGE_SOURCE_DIR "/../shared") + "/corpora/helm/";
}

bool each_line(const std::string& name, const std::function<void(const Json&)>& visit) {
  gzFile file = gzopen((folder() + name).c_str(), "rb");
  if (file == nullptr) return false;
  std::string text, chunk(1 << 20, '\0');
  for (int got; (got = gzread(file, chunk.data(), static_cast<unsigned>(chunk.size()))) > 0;) {
    text.append(chunk, 0, static_cast<std::size_t>(got));
    std::size_t at = 0;
    for (std::size_t end; (end = text.find('\n', at)) != std::string::npos; at = end + 1)
      visit(Json::parse(text.begin() + static_cast<long>(at), text.begin() + static_cast<long>(end)));
    text.erase(0, at);
  }
  gzclose(file);
  return true;
}

std::string from_base64(const std::string& text) {
  const auto decoded = sources::decode(sources::Codec::base64, text);
  return decoded ? decoded->bytes : std::string();
}

Files files_of(const Json& files) {
  auto tree = std::make_shared<tree::MemoryTree>();
  for (const auto& [path, content] : files.items())
    tree->put(path, content.is_string() ? content.get<std::string>() : from_base64(content["b64"]));
  return tree;
}

ChartResult result_of(const Json& row) {
  return {row["rc"] == 0, row["stdout"].get<std::string>()};
}

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream words(line);
  std::vector<std::string> out;
  for (std::string word; words >> word;) out.push_back(word);
  return out;
}

// The value of an option: behind `=`, or the next word.
bool takes(const std::vector<std::string>& args, std::size_t& at, std::initializer_list<const char*> names,
           std::string& value) {
  for (const char* name : names) {
    if (args[at] == name && at + 1 < args.size()) {
      value = args[++at];
      return true;
    }
    if (args[at].starts_with(std::string(name) + "=")) {
      value = args[at].substr(std::string(name).size() + 1);
      return true;
    }
  }
  return false;
}

// Puts `leaf` in place of the scalar at a line and column; where it begins, 0 when there is none.
std::uint32_t place_leaf(std::string& values, std::uint32_t line, std::uint32_t column, const std::string& leaf) {
  std::size_t at = 0;
  for (; line > 1; --line) at = values.find('\n', at) + 1;
  for (; column > 1 && at < values.size(); --column) at += decode_utf8(std::string_view(values).substr(at)).bytes;
  const yaml::Parsed parsed = yaml::parse(values, 1);
  if (parsed.documents.empty()) return 0;
  const yaml::Located found = yaml::locate(parsed.documents.front().root, {1, static_cast<std::uint32_t>(at)});
  if (!found.node.is_scalar() || found.is_key) return 0;
  const Span span = found.node.span();
  values.replace(span.begin.offset, span.length, leaf);
  return span.begin.offset;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');) out.push_back(part);
  return out;
}

}  // namespace

bool each_scenario(const std::function<void(const ChartCase&)>& visit) {
  return each_line("scenarios.jsonl", [&](const Json& row) {
    visit({row["id"], files_of(row["files"]), row["args"].get<std::vector<std::string>>(), "", "rel", "ns1",
           result_of(row["helm3"]), result_of(row["helm4"]), false});
  });
}

bool each_golden(const std::function<void(const ChartCase&)>& visit) {
  return each_line("helm-golden.jsonl", [&](const Json& row) {
    ChartCase one{row["name"], files_of(row["files"]), {}, "", "release-name", "default", {}, {}, false};
    one.helm4 = {!row["wantError"], row["expected"].is_string() ? row["expected"].get<std::string>() : ""};
    for (const std::string& word : words_of(row["cmd"]))
      if (one.root.empty() && word.starts_with("testdata/")) {
        one.root = word;
      } else if (word != "template") {
        one.args.push_back(word);
      }
    const std::string line = row["cmd"];
    if (!one.root.empty() && line.find("filepath.Join") == line.npos && line.find("--name-template") == line.npos)
      visit(one);
  });
}

bool each_chart(const std::function<void(const ChartCase&)>& visit) {
  std::map<std::string, Files> known;
  return each_line("charts-portable.jsonl.gz", [&](const Json& row) {
    const std::string key =
        row["repo"].get<std::string>() + " " + row["chart"].get<std::string>() + " " + row["set"].get<std::string>();
    Files& files = known[key];
    if (row["files"].is_object()) files = files_of(row["files"]);
    ChartCase one{key, files, {"--include-crds"}, "", "release-name", "default", {}, {}, false};
    for (const std::string& path : row["values_files"].get<std::vector<std::string>>()) {
      one.args.insert(one.args.end(), {"-f", path});
      one.id += " " + path;
    }
    one.inputs_only = row.contains("note") || (row["rc"] == 0 && row["deterministic"] != true);
    one.helm4 = result_of(row);
    visit(one);
  });
}

bool each_truth(const std::function<void(const TruthCase&)>& visit) {
  std::map<std::string, ChartCase> charts;
  each_chart([&](const ChartCase& one) {
    if (one.helm4.good && one.id.ends_with(" as-is")) charts.emplace(one.id, one);
  });
  return each_line("provenance-truth.jsonl.gz", [&](const Json& row) {
    const auto chart = charts.find(row["repo"].get<std::string>() + " " + row["chart"].get<std::string>() + " as-is");
    if (row["effect"] != "flow" || chart == charts.end()) return;
    TruthCase one{chart->second, 0, 0, {}};
    const Json& changed_to = row["sentinel"];
    const std::string sentinel = changed_to.is_string() ? changed_to.get<std::string>() : changed_to.dump();
    std::string values(chart->second.tree->content("values.yaml")->view());
    one.begin = place_leaf(values, row["line"], row["col"], sentinel);
    one.size = static_cast<std::uint32_t>(sentinel.size());
    if (one.begin == 0) return;
    auto changed = std::make_shared<tree::MemoryTree>(*chart->second.tree);
    changed->put("values.yaml", values);
    one.chart.tree = changed;
    for (const auto* key : {"direct", "b64"})
      for (const Json& pair : row[key]) one.pairs.push_back({pair["doc"], pair["path"], pair.value("whole", false)});
    visit(one);
  });
}

helm::RenderRequest request_of(const ChartCase& one, int helm) {
  using Kind = helm::ValuesInput::Kind;
  helm::RenderRequest request;
  request.chart = one.root;
  request.release = one.release;
  request.name_space = one.name_space;
  request.helm = helm;
  for (std::size_t i = 0; i < one.args.size(); ++i) {
    std::string value;
    const auto input = [&](std::initializer_list<const char*> names, Kind kind) {
      if (!takes(one.args, i, names, value)) return false;
      request.values.push_back({kind, value, {}});
      return true;
    };
    if (input({"-f", "--values"}, Kind::file) || input({"--set"}, Kind::set) || input({"--set-string"}, Kind::string) ||
        input({"--set-json"}, Kind::json) || input({"--set-literal"}, Kind::literal) ||
        input({"--set-file"}, Kind::content))
      continue;
    if (takes(one.args, i, {"--kube-version"}, request.kube_version)) continue;
    if (takes(one.args, i, {"-a", "--api-versions"}, value)) {
      for (const std::string& version : split(value)) request.api_versions.push_back(version);
    } else if (takes(one.args, i, {"-s", "--show-only"}, value)) {
      request.show_only.push_back(value);
    }
    request.include_crds |= one.args[i] == "--include-crds";
    request.no_hooks |= one.args[i] == "--no-hooks";
    request.skip_tests |= one.args[i] == "--skip-tests";
    request.skip_schema |= one.args[i] == "--skip-schema-validation";
  }
  return request;
}

helm::Rendering render_case(const ChartCase& one, const helm::RenderRequest& request) {
  sources::Sources all;
  helm::Cache cache(*one.tree, all);
  return helm::render(request, cache);
}

std::string first_difference(const std::string& expected, const std::string& actual) {
  std::size_t at = 0, line = 1, begin = 0;
  while (at < expected.size() && at < actual.size() && expected[at] == actual[at]) {
    if (expected[at++] == '\n') {
      ++line;
      begin = at;
    }
  }
  const auto rest = [&](const std::string& text) {
    return begin >= text.size() ? std::string() : text.substr(begin, text.find('\n', begin) - begin);
  };
  return "line " + std::to_string(line) + ": expected [" + rest(expected) + "] got [" + rest(actual) + "]";
}

}  // namespace rummage::test
