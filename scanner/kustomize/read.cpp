#include <algorithm>
#include <array>

#include "kustomize/kustomizations.h"
#include "kustomize/remote.h"
#include "tree/path.h"

namespace rummage::kustomize {
namespace {

struct ListField {
  std::string_view field;
  FileRole role;
};

// Fields whose items are paths (Kustomize 5.7, api/types/kustomization.go).
constexpr std::array<ListField, 9> list_fields{{{"resources", FileRole::resource},
                                                {"bases", FileRole::resource},
                                                {"components", FileRole::resource},
                                                {"patchesStrategicMerge", FileRole::patch},
                                                {"configurations", FileRole::configuration},
                                                {"crds", FileRole::configuration},
                                                {"generators", FileRole::configuration},
                                                {"transformers", FileRole::configuration},
                                                {"validators", FileRole::configuration}}};
// Fields whose items are mappings with a `path`.
constexpr std::array<ListField, 3> path_fields{
    {{"patches", FileRole::patch}, {"patchesJson6902", FileRole::patch}, {"replacements", FileRole::configuration}}};

// Inline documents (patches given as text) name no file.
bool is_inline(std::string_view written) {
  return written.find('\n') != std::string_view::npos;
}

void add(Kustomization& to, FileRole role, const yaml::Node& scalar, std::string_view path) {
  if (!scalar.is_scalar() || path.empty() || is_inline(path)) return;
  Reference reference{role, {}, std::string(path), scalar.content_span()};
  if (!is_remote(path)) reference.path = tree::join(to.root, path).value_or("");
  to.references.push_back(std::move(reference));
}

// `files: [key=path]`: what stands after '='.
void add_generator(Kustomization& to, const yaml::Node& generator) {
  for (yaml::Node file : generator.find("files").items()) {
    const std::string_view written = file.text();
    add(to, FileRole::generator, file, written.substr(written.find('=') + 1));
  }
  for (yaml::Node file : generator.find("envs").items()) add(to, FileRole::generator, file, file.text());
  add(to, FileRole::generator, generator.find("env"), generator.find("env").text());
}

void add_chart(Kustomization& to, const yaml::Node& chart) {
  add(to, FileRole::values, chart.find("valuesFile"), chart.find("valuesFile").text());
  for (yaml::Node file : chart.find("additionalValuesFiles").items()) add(to, FileRole::values, file, file.text());
}

}  // namespace

bool is_kustomization_file(std::string_view path) {
  const auto& names = kustomization_names;
  return std::find(names.begin(), names.end(), tree::base_name(path)) != names.end();
}

Kustomization read_kustomization(std::string_view file, const yaml::Node& document) {
  Kustomization read;
  read.file = std::string(file);
  read.root = std::string(tree::parent(file));
  read.component = document.find("kind").text() == "Component";
  read.ns = std::string(document.find("namespace").text());
  for (const ListField& list : list_fields)
    for (yaml::Node item : document.find(list.field).items()) add(read, list.role, item, item.text());
  for (const ListField& list : path_fields)
    for (yaml::Node item : document.find(list.field).items())
      add(read, list.role, item.find("path"), item.find("path").text());
  for (const char* field : {"secretGenerator", "configMapGenerator"})
    for (yaml::Node generator : document.find(field).items()) add_generator(read, generator);
  for (const char* field : {"helmCharts", "helmChartInflationGenerator"})
    for (yaml::Node chart : document.find(field).items()) add_chart(read, chart);
  return read;
}

}  // namespace rummage::kustomize
