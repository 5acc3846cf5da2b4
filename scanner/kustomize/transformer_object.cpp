#include "kustomize/transformer_object.h"

#include <string_view>

namespace rummage::kustomize {
namespace {

struct Applying {
  Resources& resources;
  yaml::Node object;
  FieldConfig::Specs specs;
  const Transforming& with;

  yaml::Node field(const char* key) const { return object.find(key); }
  /// The same with a configuration that has only the object's fields.
  Transforming configured(const FieldConfig& config) const { return {with.writer, config, with.failed}; }
};

bool apply_namespace_object(const Applying& applying) {
  NamespaceChange change{applying.object.at_pointer("/metadata/namespace"), applying.specs, false, {}};
  change.unset_only = applying.field("unsetOnly").as_bool().value_or(false);
  const std::string_view mode = applying.field("setRoleBindingSubjects").text();
  if (mode == "allServiceAccounts") {
    change.subjects = SubjectMode::service_accounts;
  } else if (mode == "none") {
    change.subjects = SubjectMode::none;
  } else if (!mode.empty() && mode != "defaultOnly") {
    return applying.with.failed({"kustomize/transformer",
                                 "setRoleBindingSubjects has an unknown value",
                                 applying.field("setRoleBindingSubjects").span(),
                                 {}});
  }
  return apply_namespace(applying.resources, change, applying.with);
}

bool apply_prefix_object(const Applying& applying) {
  FieldConfig config;
  config.name_prefix = applying.specs;
  return apply_affixes(applying.resources, applying.field("prefix"), {}, applying.configured(config));
}

bool apply_suffix_object(const Applying& applying) {
  FieldConfig config;
  config.name_suffix = applying.specs;
  return apply_affixes(applying.resources, {}, applying.field("suffix"), applying.configured(config));
}

bool apply_label_object(const Applying& applying) {
  return apply_pairs(applying.resources, applying.field("labels"), applying.specs, applying.with);
}

bool apply_annotation_object(const Applying& applying) {
  return apply_pairs(applying.resources, applying.field("annotations"), applying.specs, applying.with);
}

bool apply_image_object(const Applying& applying) {
  FieldConfig config;
  config.images = applying.specs;
  return apply_image(applying.resources, applying.field("imageTag"), applying.configured(config));
}

bool apply_replica_object(const Applying& applying) {
  FieldConfig config;
  config.replicas = applying.specs;
  return apply_replica(applying.resources, applying.field("replica"), applying.configured(config));
}

struct Row {
  std::string_view kind;
  bool (*apply)(const Applying&);
};

constexpr Row rows[] = {
    {"NamespaceTransformer", apply_namespace_object},    {"PrefixTransformer", apply_prefix_object},
    {"SuffixTransformer", apply_suffix_object},          {"LabelTransformer", apply_label_object},
    {"AnnotationsTransformer", apply_annotation_object}, {"ImageTagTransformer", apply_image_object},
    {"ReplicaCountTransformer", apply_replica_object},
};

}  // namespace

std::optional<bool> apply_transformer_object(Resources& resources, yaml::Node object, const Transforming& with) {
  if (object.find("apiVersion").text() != "builtin") return std::nullopt;
  for (const Row& row : rows) {
    if (object.find("kind").text() != row.kind) continue;
    Applying applying{resources, object, {}, with};
    for (const yaml::Node spec : object.find("fieldSpecs").items()) applying.specs.push_back(read_spec(spec));
    return row.apply(applying);
  }
  return std::nullopt;
}

}  // namespace rummage::kustomize
