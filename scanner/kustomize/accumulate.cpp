#include "kustomize/accumulate.h"

#include "kustomize/build_notes.h"
#include "kustomize/configurations.h"
#include "kustomize/manifest.h"
#include "kustomize/remote.h"

namespace rummage::kustomize {
namespace {

/// Notices are about the kustomization entered last; leaving one is entering the one before.
class Inside {
 public:
  Inside(Building& building, std::string_view path)
      : building_(building), before_(building.where()), trail_(building.trail()) {
    if (trail_) building.set_trail(join_trail(*trail_, path));
  }
  ~Inside() {
    building_.enter(before_);
    building_.set_trail(trail_);
  }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

 private:
  Building& building_;
  std::string before_;
  std::optional<std::string> trail_;
};

bool accumulate_file(Building& building, const File& file, yaml::Node named, Accumulator& objects) {
  auto read = read_objects(building, file);
  if (!read) return building.failed(read.error());
  for (Resource& resource : *read) note_file(building, resource, named.text());
  return objects.append(building, std::move(*read));
}

bool accumulate_folder(Building& building, const Loader& from, yaml::Node named, bool component, Accumulator& objects) {
  const Inside inside(building, named.text());
  auto loader = from.enter(named.text(), named);
  if (!loader) return building.failed(loader.error());
  const auto file = read_kustomization_file(building, *loader, named);
  if (!file) return building.failed(file.error());
  if (file->component != component) {
    const char* message =
        component ? "components names a kustomization that is no component" : "resources names a component";
    if (!building.failed(error_at("kustomize/component", message, named))) return false;
  }
  if (!load_schema(building, *loader, *file)) return false;
  if (component) return accumulate(building, *loader, *file, objects);
  Accumulator inner;
  return accumulate(building, *loader, *file, inner) && objects.merge(building, std::move(inner));
}

bool accumulate_path(Building& building, const Loader& loader, yaml::Node named, Accumulator& objects) {
  if (!is_remote(named.text()) && loader.folder(named.text()))
    return accumulate_folder(building, loader, named, false, objects);
  const auto file = loader.load(named.text(), TextRole::resource, named);
  if (file) return accumulate_file(building, *file, named, objects);
  return building.failed(is_remote(named.text()) ? error_at("kustomize/remote", "an address is not fetched", named)
                                                 : file.error());
}

}  // namespace

bool accumulate_resources(Building& building, const Loader& loader, yaml::Node paths, Accumulator& objects) {
  for (const yaml::Node named : paths.items())
    if (!accumulate_path(building, loader, named, objects)) return false;
  return true;
}

bool accumulate(Building& building, const Loader& loader, const KustomizationFile& file, Accumulator& objects) {
  if (!accumulate_resources(building, loader, file.field("resources"), objects)) return false;
  if (!accumulate_resources(building, loader, file.field("bases"), objects)) return false;
  if (!load_configurations(building, loader, file, objects)) return false;
  if (!generate_all(building, loader, file, objects)) return false;
  for (const yaml::Node named : file.field("components").items())
    if (!accumulate_folder(building, loader, named, true, objects)) return false;
  if (!transform(building, loader, file, objects)) return false;
  return declare_variables(objects.resources, objects.variables, file.field("vars"),
                           building.transforming(objects.config()));
}

}  // namespace rummage::kustomize
