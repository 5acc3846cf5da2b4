#include "kustomize/field_config.h"

#include <algorithm>
#include <string_view>

#include "kustomize/kind_order.h"

namespace rummage::kustomize {
namespace {

void append(FieldConfig::Specs& to, std::string_view config) {
  for (const schema::FieldSpec& spec : schema::field_specs())
    if (spec.config == config) to.push_back(spec);
}

/// "GROUP/VERSION/KIND"; a group may hold slashes.
Gvk target_of(std::string_view referral) {
  const std::size_t kind = referral.rfind('/');
  if (kind == std::string_view::npos) return {{}, {}, referral};
  const std::string_view before = referral.substr(0, kind);
  const std::size_t version = before.rfind('/');
  if (version == std::string_view::npos) return {{}, before, referral.substr(kind + 1)};
  return {before.substr(0, version), before.substr(version + 1), referral.substr(kind + 1)};
}

FieldConfig built_in() {
  FieldConfig out;
  append(out.name_prefix, "namePrefix");
  append(out.name_suffix, "nameSuffix");
  append(out.name_space, "namespace");
  for (const char* config : {"commonLabels", "metadatalabels", "volumeclaimmetadatalabels"})
    append(out.common_labels, config);
  for (const char* config : {"metadatalabels", "volumeclaimmetadatalabels"}) append(out.template_labels, config);
  append(out.claim_labels, "volumeclaimmetadatalabels");
  append(out.common_annotations, "commonAnnotations");
  append(out.var_reference, "varReference");
  append(out.images, "images");
  append(out.replicas, "replicas");
  FieldConfig::Specs references;
  append(references, "nameReference");
  for (const schema::FieldSpec& spec : references) out.name_reference.push_back({spec, target_of(spec.referral)});
  return out;
}

Status conflict() {
  return Error{"kustomize/configuration", "two field specifications differ in create only", {}, {}};
}

/// The present row is for the same field, for these objects or for fewer of them.
bool covers(const schema::FieldSpec& present, const schema::FieldSpec& spec) {
  return present.path == spec.path && selects(spec, Gvk{present.group, present.version, present.kind});
}

bool same(const Gvk& a, const Gvk& b) {
  return a.group == b.group && a.version == b.version && a.kind == b.kind;
}

Status add_rows(FieldConfig::Specs& specs, yaml::Node rows) {
  for (const yaml::Node row : rows.items())
    if (Status done = add_spec(specs, read_spec(row)); !done) return done;
  return Done{};
}

Status add_references(std::vector<ReferenceField>& fields, yaml::Node items) {
  for (const yaml::Node item : items.items()) {
    const Gvk target{item.find("group").text(), item.find("version").text(), item.find("kind").text()};
    for (const yaml::Node row : item.find("fieldSpecs").items())
      if (Status done = add_reference(fields, {read_spec(row), target}); !done) return done;
  }
  return Done{};
}

}  // namespace

schema::FieldSpec read_spec(yaml::Node row) {
  return {{},
          {},
          row.find("group").text(),
          row.find("version").text(),
          row.find("kind").text(),
          row.find("path").text(),
          row.find("create").as_bool().value_or(false)};
}

const FieldConfig& FieldConfig::defaults() {
  static const FieldConfig config = built_in();
  return config;
}

Status add_spec(FieldConfig::Specs& specs, const schema::FieldSpec& spec) {
  for (const schema::FieldSpec& present : specs)
    if (covers(present, spec)) return present.create == spec.create ? Status(Done{}) : conflict();
  specs.push_back(spec);
  return Done{};
}

Status add_specs(FieldConfig::Specs& specs, const FieldConfig::Specs& more) {
  for (const schema::FieldSpec& spec : more)
    if (Status done = add_spec(specs, spec); !done) return done;
  return Done{};
}

Status add_reference(std::vector<ReferenceField>& fields, const ReferenceField& field) {
  for (const ReferenceField& present : fields)
    if (same(present.target, field.target) && covers(present.spec, field.spec))
      return present.spec.create == field.spec.create ? Status(Done{}) : conflict();
  fields.push_back(field);
  return Done{};
}

Status FieldConfig::add(yaml::Node document) {
  const std::pair<const char*, Specs*> lists[] = {{"namePrefix", &name_prefix},
                                                  {"nameSuffix", &name_suffix},
                                                  {"namespace", &name_space},
                                                  {"commonLabels", &common_labels},
                                                  {"labels", &labels},
                                                  {"templateLabels", &template_labels},
                                                  {"volumeClaimTemplateLabels", &claim_labels},
                                                  {"commonAnnotations", &common_annotations},
                                                  {"varReference", &var_reference},
                                                  {"images", &images},
                                                  {"replicas", &replicas}};
  for (const auto& [key, list] : lists)
    if (Status done = add_rows(*list, document.find(key)); !done) return done;
  return add_references(name_reference, document.find("nameReference"));
}

Status FieldConfig::settle() {
  for (Specs* list : {&name_prefix, &name_suffix, &name_space, &common_labels, &labels, &template_labels, &claim_labels,
                      &common_annotations, &var_reference, &images, &replicas}) {
    Specs sorted = std::move(*list);
    std::stable_sort(sorted.begin(), sorted.end(), [](const schema::FieldSpec& a, const schema::FieldSpec& b) {
      return kind_before({a.group, a.version, a.kind}, {b.group, b.version, b.kind});
    });
    list->clear();
    if (Status done = add_specs(*list, sorted); !done) return done;
  }
  return Done{};
}

}  // namespace rummage::kustomize
