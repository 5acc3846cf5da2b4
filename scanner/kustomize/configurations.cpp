#include "kustomize/configurations.h"

namespace rummage::kustomize {
namespace {

/// The first document of a file, read as Kustomize reads its configuration; absent when it is empty or a notice.
Result<yaml::Node> document_of(Building& building, const Loader& loader, yaml::Node named) {
  auto file = loader.load(named.text(), TextRole::configuration, named);
  if (!file) return file.take_error();
  const auto parsed = building.parse(*file->bytes, file->text, yaml::Dialect::kubernetes);
  if (!parsed->documents.empty()) return parsed->documents.front().root;
  if (auto refused = Building::refusal(*parsed)) return std::move(*refused);
  return yaml::Node();
}

}  // namespace

bool load_configurations(Building& building, const Loader& loader, const KustomizationFile& file,
                         Accumulator& objects) {
  for (const char* field : {"configurations", "crds"})
    for (const yaml::Node named : file.field(field).items()) {
      const auto document = document_of(building, loader, named);
      if (!document && !building.failed(document.error())) return false;
      if (!document || !*document) continue;
      const bool crds = std::string_view(field) == "crds";
      const yaml::Node config = crds ? config_of_crds(building.nodes(), *document) : *document;
      if (!objects.add_config(building, config)) return false;
    }
  return true;
}

bool load_schema(Building& building, const Loader& loader, const KustomizationFile& file) {
  const yaml::Node path = file.field("openapi").find("path"), version = file.field("openapi").find("version");
  if (!version.text().empty() && version.text() != "v1.21.2")
    if (!building.failed(error_at("kustomize/invalid", "Kustomize carries the schema v1.21.2 only", version)))
      return false;
  if (path.text().empty() || building.schema().is_custom()) return true;
  const auto document = document_of(building, loader, path);
  if (!document) return building.failed(document.error());
  building.schema().use(*document);
  return true;
}

}  // namespace rummage::kustomize
