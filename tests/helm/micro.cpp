#include "tests/helm/micro.h"

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "helm/chart/capabilities.h"
#include "helm/chart/load.h"
#include "helm/chart/objects.h"
#include "helm/value/from_yaml.h"
#include "tree/memory_tree.h"

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

std::string from_base64(const std::string& text) {
  auto made = sources::decode(sources::Codec::base64, text);
  return made ? made->bytes : std::string();
}

MicroCorpus read() {
  MicroCorpus corpus;
  std::ifstream file(corpus_path());
  std::string line;
  if (!std::getline(file, line)) return corpus;
  const Json chart = Json::parse(line);
  corpus.lines = line + "\n";
  for (const auto& [path, content] : chart["files"].items())
    corpus.files.emplace_back(path, content.is_string() ? content.get<std::string>() : from_base64(content["b64"]));
  while (std::getline(file, line)) {
    const Json row = Json::parse(line);
    corpus.lines += Json{{"id", row["id"]}, {"template", row["template"]}}.dump() + "\n";
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

/// The chart of the corpus; it lives as long as the sources of its texts.
std::shared_ptr<const helm::LoadedChart> chart_of(const MicroCorpus& corpus, sources::Sources& sources, int helm) {
  tree::MemoryTree tree;
  for (const auto& [path, content] : corpus.files) tree.put(path, content);
  helm::LoadOptions options;
  options.helm = helm;
  return helm::load_chart(tree, "", sources, options).chart;
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
  top->set(text("Release"), helm::release_object(state, "rel", "ns1", false));
  top->set(text("Template"), helm::template_object(state, "micro/templates/case.yaml", "micro/templates"));
  top->set(text("Capabilities"), helm::capabilities_object(state, *helm::capabilities(state.helm, "", {})));
  top->set(text("Subcharts"), helm::Value::map(state.heap.map()));
  loaded_ = chart_of(corpus, sources, state.helm);
  chart_.loaded = loaded_.get();
  if (chart_.loaded != nullptr) {
    metadata_.name = chart_.loaded->metadata.name.value;
    chart_.metadata = &metadata_;
    top->set(text("Chart"), helm::chart_object(state, chart_));
    top->set(text("Files"), helm::files_object(state, chart_.loaded->files));
  }
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
