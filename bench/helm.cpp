// Renders every chart of a list in one process: `bench_helm ROOT LIST on|off`, where LIST has a line
// `FOLDER<TAB>VALUES FILE<TAB>...` each: a chart below ROOT and its values files. `on` records origins. Prints what was
// rendered, and with origins how many bytes they take for each scalar.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

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

void render_one(const std::string& root, const std::string& line, bool origins, Totals& totals) {
  std::istringstream words(line);
  std::string word;
  std::getline(words, word, '\t');
  auto tree = tree::DirectoryTree::open(root + "/" + word);
  if (!tree) return;
  helm::RenderRequest request;
  request.helm = 4;
  request.include_crds = true;
  request.recording = origins ? sources::Recording::on : sources::Recording::off;
  while (std::getline(words, word, '\t')) request.values.push_back({helm::ValuesInput::Kind::file, word, {}});
  sources::Sources sources;
  helm::Cache cache(*tree, sources);
  count(helm::render(request, cache), origins, totals);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  std::ifstream list(argv[2]);
  Totals totals;
  for (std::string line; std::getline(list, line); ++totals.charts)
    render_one(argv[1], line, std::string(argv[3]) == "on", totals);
  std::printf("%ld charts, %ld bytes", totals.charts, totals.bytes);
  if (totals.scalars != 0)
    std::printf(", %.1f bytes of origins a scalar",
                static_cast<double>(totals.origins) / static_cast<double>(totals.scalars));
  std::printf("\n");
}
