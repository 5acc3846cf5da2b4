#include "kustomize/finish.h"

#include <algorithm>

#include "kustomize/build_notes.h"
#include "kustomize/edit.h"
#include "kustomize/folded.h"
#include "kustomize/object_order.h"
#include "kustomize/printable.h"

namespace rummage::kustomize {
namespace {

/// References from a RoleBinding are looked for in its subjects' namespaces, which must be texts.
bool check_subjects(Building& building, const Resources& resources) {
  for (const Resource& resource : resources) {
    if (resource.kind() != "RoleBinding") continue;
    for (const yaml::Node subject : resource.node.find("subjects").items()) {
      const yaml::Node name_space = subject.find("namespace");
      if (!name_space || name_space.is_string() || subject.find("kind").text() != "ServiceAccount") continue;
      if (!building.failed(error_at("kustomize/object", "the namespace of a subject is no text", name_space)))
        return false;
    }
  }
  return true;
}

/// Local objects go. What has lost its name on the way is none any more.
bool drop_local(Building& building, Accumulator& objects) {
  for (Resource& resource : objects.resources) {
    const bool named = !resource.kind().empty() && (!resource.name().empty() || resource.kind().ends_with("List"));
    if (!named && !building.failed(error_at("kustomize/object", "an object has lost its kind or name", resource.node)))
      return false;
    if (is_local(resource)) resource.node = {};
  }
  objects.changed();
  return true;
}

/// Kustomize keeps its notes in annotations and takes them out at the end: annotations that are left are strings, and
/// a mapping that only held notes is gone.
void strip_notes(yaml::Builder& nodes, Resource& resource) {
  const yaml::Entry metadata = resource.node.find_entry("metadata");
  const yaml::Entry annotations = metadata.value.find_entry("annotations");
  if (!annotations) return;
  yaml::Node changed = metadata.value;
  if (annotations.value.size() == 0) {
    changed = without_entry(nodes, changed, "annotations");
  } else {
    yaml::Node map = annotations.value;
    for (std::size_t i = 0; i < map.size(); ++i) map = with_child(nodes, map, i, as_text(nodes, map.entry(i).value));
    if (map.identity() == annotations.value.identity()) return;
    changed = with_entry(nodes, changed, annotations.key, map);
  }
  resource.node = with_entry(nodes, resource.node, metadata.key, changed);
}

bool wants(yaml::Node metadata, std::string_view option) {
  for (const yaml::Node item : metadata.items())
    if (item.text() == option) return true;
  return false;
}

bool add_managed_by(Building& building, yaml::Node build_metadata, Accumulator& objects) {
  if (!wants(build_metadata, "managedByLabel")) return true;
  yaml::Builder& nodes = building.nodes();
  const Span site{build_metadata.span().begin, 0};  // its bytes stand in no file
  const yaml::Node pairs =
      nodes.mapping({{nodes.scalar("app.kubernetes.io/managed-by", site), nodes.scalar("kustomize-v5.7.1", site)}});
  const FieldConfig::Specs specs{{{}, {}, {}, {}, {}, "metadata/labels", true}};
  return apply_pairs(objects.resources, pairs, specs, building.transforming(objects.config()));
}

}  // namespace

bool finish(Building& building, const KustomizationFile& file, Accumulator& objects) {
  for (Resource& resource : objects.resources)
    if (resource.needs_hash) resource.node = refolded_object(building.writer(), resource.node);
  add_hash_suffixes(objects.resources, building.writer());
  const Transforming with = building.transforming(objects.config());
  if (!check_subjects(building, objects.resources)) return false;
  if (!renew_references(objects.resources, with)) return false;
  if (!expand_variables(objects.resources, objects.variables, with)) return false;
  if (!drop_local(building, objects)) return false;
  if (!sort_objects(building, objects.resources, file.field("sortOptions"))) return false;
  if (!add_managed_by(building, file.field("buildMetadata"), objects)) return false;
  for (Resource& resource : objects.resources) {
    strip_notes(building.nodes(), resource);
    if (!resource.needs_hash) resource.node = refolded_object(building.writer(), resource.node);
  }
  if (building.strict())
    if (auto fault = print_fault(objects.resources)) return building.failed(*fault);
  write_notes(building, file.field("buildMetadata"), objects);
  return true;
}

}  // namespace rummage::kustomize
