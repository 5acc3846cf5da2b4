#include "tests/helm/micro.h"

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "helm/value/from_yaml.h"

namespace rummage::test {
namespace {

using Json = nlohmann::json;

std::string corpus_path() {
  const char* shared = std::getenv("RUMMAGE_SHARED");
  return (shared != nullptr ? std::string(shared) : std::string(RUMMAGE_SOURCE_DIR) + "/../shared") +
         "/corpora/helm/gotpl-micro.jsonl";
}

MicroResult result_of(const Json& row) {
  if (row["rc"] == 0) return {true, row["out"].get<std::string>()};
  return {false, row.value("err", "")};
}

MicroCorpus read() {
  MicroCorpus corpus;
  std::ifstream file(corpus_path());
  std::string line;
  if (!std::getline(file, line)) return corpus;
  const Json chart = Json::parse(line);
  for (const auto& [path, content] : chart["files"].items())
    if (content.is_string()) corpus.files.emplace_back(path, content.get<std::string>());
  while (std::getline(file, line)) {
    const Json row = Json::parse(line);
    corpus.cases.push_back(
        {row["id"], row["group"], row["template"], result_of(row["helm3"]), result_of(row["helm4"])});
  }
  return corpus;
}

std::string_view file_of(const MicroCorpus& corpus, std::string_view path) {
  for (const auto& [name, content] : corpus.files)
    if (name == path) return content;
  return {};
}

}  // namespace

const MicroCorpus& micro_corpus() {
  static const MicroCorpus corpus = read();
  return corpus;
}

MicroRun::MicroRun(const MicroCorpus& corpus, int helm, sources::Recording recording, bool lenient)
    : state(sources, recording), corpus_(corpus), set_(state) {
  state.helm = helm;
  state.lenient = lenient;
  dot_ = dot(corpus);
}

TextId MicroRun::blob(std::string_view bytes) {
  std::string id(20, '\0');
  id[0] = static_cast<char>(sources.size() + 1);
  return sources.add_blob(ContentId::from_bytes(id.data(), 20), share(std::string(bytes)));
}

helm::Value MicroRun::dot(const MicroCorpus& corpus) {
  helm::Map* top = state.heap.map();
  const auto text = [&](std::string_view bytes) { return state.made(bytes, sources::Origin::builtin); };
  const std::string_view values = file_of(corpus, "values.yaml");
  auto read = helm::read_yaml(state.heap, sources, state.recording,
                              helm::Ground(blob(values), values, sources::Origin::values_leaf));
  top->set(text("Values"), read ? helm::Value::map(read->as_map(), helm::Type::values) : helm::Value());
  helm::Map* release = state.heap.map();
  release->set(text("Name"), helm::Value::string(text("rel")));
  release->set(text("Namespace"), helm::Value::string(text("ns1")));
  release->set(text("Service"), helm::Value::string(text("Helm")));
  top->set(text("Release"), helm::Value::map(release));
  return helm::Value::map(top, helm::Type::values);
}

Result<sources::Text> MicroRun::run(const std::string& text) {
  for (const auto& [path, content] : corpus_.files)
    if (path.ends_with(".tpl"))
      if (auto done = set_.parse("micro/" + path, blob(content)); !done) return done.take_error();
  const std::string name = "micro/templates/case.yaml";
  if (auto done = set_.parse(name, blob("{{- define \"case\" -}}" + text + "{{ end -}}\n")); !done)
    return done.take_error();
  return set_.include("case", dot_, {});
}

}  // namespace rummage::test
