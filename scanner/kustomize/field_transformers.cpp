#include <algorithm>

#include "kustomize/accumulate.h"
#include "kustomize/build_notes.h"
#include "kustomize/edit.h"
#include "kustomize/patches.h"
#include "kustomize/plugins.h"
#include "kustomize/replacements.h"

namespace rummage::kustomize {
namespace {

/// A field of a kustomization file that transforms the objects so far.
struct Step {
  Building& building;
  const Loader& loader;
  const KustomizationFile& file;
  Accumulator& objects;

  yaml::Node field(const char* name) const { return file.field(name); }
  Transforming with() const { return building.transforming(objects.config()); }
};

bool name_space(const Step& step) {
  NamespaceChange change;
  change.value = step.field("namespace");
  change.specs = step.objects.config().name_space;
  return !change.value || apply_namespace(step.objects.resources, change, step.with());
}

bool images(const Step& step) {
  return apply_images(step.objects.resources, step.field("images"), step.with()) &&
         apply_images(step.objects.resources, step.field("imageTags"), step.with());
}

bool affixes(const Step& step, yaml::Node prefix, yaml::Node suffix) {
  return apply_affixes(step.objects.resources, prefix, suffix, step.with());
}

/// A transformer of Kustomize: its name, what it does, and how many of its kind the file asks for.
struct Row {
  const char* kind;
  bool (*apply)(const Step&);
  std::size_t (*count)(const Step&);
};

std::size_t any(yaml::Node node) {
  return node.size() > 0 || !node.text().empty() ? 1 : 0;
}

/// In the order in which Kustomize applies them, however the file orders its fields.
constexpr Row rows[] = {
    {"PatchStrategicMergeTransformer",
     [](const Step& s) {
       return apply_strategic_patches(s.building, s.loader, s.objects, s.field("patchesStrategicMerge"));
     },
     [](const Step& s) { return any(s.field("patchesStrategicMerge")); }},
    {"PatchTransformer",
     [](const Step& s) { return apply_patches(s.building, s.loader, s.objects, s.field("patches")); },
     [](const Step& s) { return s.field("patches").size(); }},
    {"NamespaceTransformer", name_space, [](const Step& s) { return any(s.field("namespace")); }},
    {"PrefixTransformer", [](const Step& s) { return affixes(s, s.field("namePrefix"), {}); },
     [](const Step& s) { return any(s.field("namePrefix")); }},
    {"SuffixTransformer", [](const Step& s) { return affixes(s, {}, s.field("nameSuffix")); },
     [](const Step& s) { return any(s.field("nameSuffix")); }},
    {"LabelTransformer",
     [](const Step& s) {
       return apply_labels(s.objects.resources, s.field("labels"), s.field("commonLabels"), s.with());
     },
     [](const Step& s) {
       return s.field("labels").size() + std::max(any(s.field("labels")), any(s.field("commonLabels")));
     }},
    {"AnnotationsTransformer",
     [](const Step& s) { return apply_annotations(s.objects.resources, s.field("commonAnnotations"), s.with()); },
     [](const Step& s) { return any(s.field("commonAnnotations")); }},
    {"PatchJson6902Transformer",
     [](const Step& s) { return apply_json_patches(s.building, s.loader, s.objects, s.field("patchesJson6902")); },
     [](const Step& s) { return s.field("patchesJson6902").size(); }},
    {"ReplicaCountTransformer",
     [](const Step& s) { return apply_replicas(s.objects.resources, s.field("replicas"), s.with()); },
     [](const Step& s) { return s.field("replicas").size(); }},
    {"ImageTagTransformer", images,
     [](const Step& s) { return s.field("images").size() + s.field("imageTags").size(); }},
    {"ReplacementTransformer",
     [](const Step& s) { return apply_replacements(s.building, s.loader, s.objects, s.field("replacements")); },
     [](const Step& s) { return any(s.field("replacements")); }},
};

}  // namespace

bool transform(Building& building, const Loader& loader, const KustomizationFile& file, Accumulator& objects) {
  const Step step{building, loader, file, objects};
  for (const Row& row : rows) {
    if (!row.apply(step)) return false;
    objects.changed();
    const std::size_t count = building.trail() ? row.count(step) : 0;
    for (std::size_t i = 0; i < count; ++i) note_transformed(building, objects, field_agent(building, row.kind));
  }
  return run_transformers(building, loader, file.field("transformers"), objects) &&
         check_validators(building, loader, file.field("validators"));
}

}  // namespace rummage::kustomize
