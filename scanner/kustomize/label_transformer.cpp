#include "kustomize/transformers.h"

namespace rummage::kustomize {
namespace {

bool is_set(yaml::Node entry, const char* option) {
  return entry.find(option).as_bool().value_or(false);
}

/// The fields that one entry of `labels` is written to.
Result<FieldConfig::Specs> specs_of(yaml::Node entry, const FieldConfig& config) {
  FieldConfig::Specs specs;
  for (const yaml::Node row : entry.find("fields").items()) specs.push_back(read_spec(row));
  if (Status done = add_specs(specs, config.labels); !done) return done.take_error();
  if (is_set(entry, "includeSelectors")) {
    if (Status done = add_specs(specs, config.common_labels); !done) return done.take_error();
    return specs;
  }
  if (is_set(entry, "includeTemplates"))
    if (Status done = add_specs(specs, config.template_labels); !done) return done.take_error();
  if (is_set(entry, "includeVolumeClaimTemplates"))
    if (Status done = add_specs(specs, config.claim_labels); !done) return done.take_error();
  if (Status done = add_spec(specs, {{}, {}, {}, {}, {}, "metadata/labels", true}); !done) return done.take_error();
  return specs;
}

}  // namespace

bool apply_labels(Resources& resources, yaml::Node labels, yaml::Node common, const Transforming& with) {
  for (const yaml::Node entry : labels.items()) {
    auto specs = specs_of(entry, with.config);
    if (!specs) {
      if (!with.failed(specs.error())) return false;
      continue;
    }
    if (!apply_pairs(resources, entry.find("pairs"), *specs, with)) return false;
  }
  return apply_pairs(resources, common, with.config.common_labels, with);
}

}  // namespace rummage::kustomize
