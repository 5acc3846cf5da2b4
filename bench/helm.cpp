// Renders every chart of a list in one process: `bench_helm ROOT LIST on|off [THREADS]`, where LIST has a line
// `FOLDER<TAB>VALUES FILE<TAB>...` each: a chart below ROOT and its values files. `on` records origins. Prints what was
// rendered, and with origins how many bytes they take for each scalar.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/thread_pool.h"
#include "helm/render/render.h"
#include "tree/directory_tree.h"
#include "yaml/parse.h"
#include "yaml/walk.h"

using namespace rummage;

namespace {

struct Totals {
  long charts = 0, bytes = 0, scalars = 0, origins = 0;
};

void count(const helm::Rendering& rendering, bool origins, Totals& totals) {
  totals.bytes += static_cast<long>(helm::print(rendering).size());
  if (!origins) return;
  for (const helm::RenderedFile& file : rendering.files) {
    totals.origins += static_cast<long>(file.text.pieces().size() * sizeof(sources::Piece) +
                                        file.text.contexts().size() * sizeof(sources::ContextRun));
    if (std::getenv("RUMMAGE_BENCH_SCALARS") == nullptr) continue;
    for (const yaml::Document& document : yaml::parse(file.view(), 1).documents)
      yaml::walk_scalars(document.root, [&](const yaml::Leaf&) { return ++totals.scalars > 0; });
  }
}

/// A chart of the list with the values files of each of its renderings.
struct Chart {
  std::string folder;
  std::vector<std::vector<std::string>> layers;
};

std::vector<Chart> read_list(const char* path) {
  std::vector<Chart> charts;
  std::ifstream list(path);
  for (std::string line; std::getline(list, line);) {
    std::istringstream words(line);
    std::string word;
    std::getline(words, word, '\t');
    if (charts.empty() || charts.back().folder != word) charts.push_back({word, {}});
    std::vector<std::string>& files = charts.back().layers.emplace_back();
    while (std::getline(words, word, '\t')) files.push_back(word);
  }
  return charts;
}

/// As in a scan, what is read and parsed of a chart serves all its layers.
void render(const std::string& root, const Chart& chart, bool origins, Totals& totals) {
  const auto tree = tree::DirectoryTree::open(root + "/" + chart.folder);
  if (!tree) return;
  sources::Sources sources;
  helm::Cache cache(*tree, sources);
  for (const std::vector<std::string>& files : chart.layers) {
    helm::RenderRequest request;
    request.helm = 4;
    request.include_crds = true;
    request.recording = origins ? sources::Recording::on : sources::Recording::off;
    for (const std::string& file : files) request.values.push_back({helm::ValuesInput::Kind::file, file, {}});
    count(helm::render(request, cache), origins, totals);
    ++totals.charts;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4 && argc != 5) return 2;
  const std::vector<Chart> charts = read_list(argv[2]);
  const ThreadPool pool(argc == 5 ? static_cast<unsigned>(std::atoi(argv[4])) : 1);
  std::vector<Totals> all(charts.size());
  pool.for_each(charts.size(),
                [&](std::size_t i, unsigned) { render(argv[1], charts[i], std::string(argv[3]) == "on", all[i]); });
  Totals totals;
  for (const Totals& one : all) {
    totals.charts += one.charts;
    totals.bytes += one.bytes;
    totals.scalars += one.scalars;
    totals.origins += one.origins;
  }
  std::printf("%ld charts, %ld bytes", totals.charts, totals.bytes);
  if (totals.scalars != 0)
    std::printf(", %.1f bytes of origins a scalar",
                static_cast<double>(totals.origins) / static_cast<double>(totals.scalars));
  std::printf("\n");
}
