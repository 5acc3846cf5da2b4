#include "kustomize/charts.h"

#include "kustomize/manifest.h"

namespace rummage::kustomize {

bool inflate_chart(Building& building, const Loader& loader, yaml::Node chart, yaml::Node globals,
                   Accumulator& objects) {
  const ChartInflator& inflate = building.request().inflate;
  if (!inflate) return building.failed(error_at("kustomize/chart", "the chart is not rendered here", chart));
  auto rendered = inflate({building.tree(), loader.root(), chart, globals});
  if (!rendered) {
    const Error error = rendered.take_error();
    return building.failed(error_at("kustomize/chart", "the chart cannot be rendered: " + error.message, chart));
  }
  for (Notice& notice : rendered->notices) building.note(std::move(notice));
  yaml::Parsed parsed;
  parsed.documents = std::move(rendered->documents);
  for (const yaml::Document& document : parsed.documents) building.nodes().use(document);
  auto read = read_objects(building, parsed);
  if (!read) return building.failed(read.error());
  for (Resource& resource : *read) {
    resource.from_helm = true;
    if (!objects.absorb(building, std::move(resource))) return false;
  }
  return true;
}

}  // namespace rummage::kustomize
