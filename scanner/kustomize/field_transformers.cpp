#include "kustomize/accumulate.h"
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

bool affixes(const Step& step) {
  const auto given = [&](const char* name) {
    const yaml::Node node = step.field(name);
    return node.text().empty() ? yaml::Node() : node;
  };
  return apply_affixes(step.objects.resources, given("namePrefix"), given("nameSuffix"), step.with());
}

/// In the order in which Kustomize applies them, however the file orders its fields.
constexpr bool (*steps[])(const Step&) = {
    [](const Step& s) {
      return apply_strategic_patches(s.building, s.loader, s.objects, s.field("patchesStrategicMerge"));
    },
    [](const Step& s) { return apply_patches(s.building, s.loader, s.objects, s.field("patches")); },
    name_space,
    affixes,
    [](const Step& s) {
      return apply_labels(s.objects.resources, s.field("labels"), s.field("commonLabels"), s.with());
    },
    [](const Step& s) { return apply_annotations(s.objects.resources, s.field("commonAnnotations"), s.with()); },
    [](const Step& s) { return apply_json_patches(s.building, s.loader, s.objects, s.field("patchesJson6902")); },
    [](const Step& s) { return apply_replicas(s.objects.resources, s.field("replicas"), s.with()); },
    images,
    [](const Step& s) { return apply_replacements(s.building, s.loader, s.objects, s.field("replacements")); },
    [](const Step& s) { return run_transformers(s.building, s.loader, s.field("transformers"), s.objects); },
    [](const Step& s) { return check_validators(s.building, s.loader, s.field("validators")); },
};

}  // namespace

bool transform(Building& building, const Loader& loader, const KustomizationFile& file, Accumulator& objects) {
  const Step step{building, loader, file, objects};
  for (const auto apply : steps) {
    if (!apply(step)) return false;
    objects.changed();
  }
  return true;
}

}  // namespace rummage::kustomize
