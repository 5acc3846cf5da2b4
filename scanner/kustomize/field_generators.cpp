#include "kustomize/accumulate.h"
#include "kustomize/build_notes.h"
#include "kustomize/charts.h"
#include "kustomize/generated.h"
#include "kustomize/old_charts.h"
#include "kustomize/plugins.h"

namespace rummage::kustomize {
namespace {

bool run_field(Building& building, const Loader& loader, const KustomizationFile& file, const char* field,
               GeneratedKind kind, Accumulator& objects) {
  for (const yaml::Node entry : file.field(field).items()) {
    auto made = generate(building, loader, entry, file.field("generatorOptions"), kind);
    if (!made && !building.failed(made.error())) return false;
    const char* agent = kind == GeneratedKind::secret ? "SecretGenerator" : "ConfigMapGenerator";
    if (made) note_generated(building, *made, field_agent(building, agent));
    if (made && !objects.absorb(building, std::move(*made))) return false;
  }
  return true;
}

}  // namespace

bool generate_all(Building& building, const Loader& loader, const KustomizationFile& file, Accumulator& objects) {
  if (!run_field(building, loader, file, "configMapGenerator", GeneratedKind::config_map, objects)) return false;
  if (!run_field(building, loader, file, "secretGenerator", GeneratedKind::secret, objects)) return false;
  for (const yaml::Node chart : file.field("helmCharts").items())
    if (!inflate_chart(building, loader, chart, file.field("helmGlobals"), objects)) return false;
  for (const yaml::Node old : file.field("helmChartInflationGenerator").items()) {
    const OldChart chart = renewed(building.nodes(), old);
    const yaml::Node globals = file.field("helmGlobals");
    if (!inflate_chart(building, loader, chart.chart, globals ? globals : chart.globals, objects)) return false;
  }
  return run_generators(building, loader, file.field("generators"), objects);
}

}  // namespace rummage::kustomize
