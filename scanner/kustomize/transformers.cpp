#include "kustomize/transformers.h"

#include <optional>
#include <unordered_map>

#include "kustomize/edit.h"
#include "kustomize/field_values.h"
#include "kustomize/image_change.h"
#include "kustomize/name_references.h"
#include "kustomize/suffix_hash.h"

namespace rummage::kustomize {
namespace {

Error at_field(const char* code, std::string message, yaml::Node field) {
  return Error{code, std::move(message), field ? std::optional(field.span()) : std::nullopt, {}};
}

/// Takes a changed object, or hands on why there is none.
bool take(Resource& resource, const Result<yaml::Node>& changed, const Transforming& with) {
  if (!changed) return with.failed(changed.error());
  resource.node = *changed;
  return true;
}

/// Names of these mean something of their own.
bool keeps_name(const Gvk& gvk) {
  return gvk.kind == "CustomResourceDefinition" || gvk.kind == "Namespace" ||
         (gvk.kind == "APIService" && gvk.group == "apiregistration.k8s.io");
}

bool apply_affix(Resource& resource, const Gvk& gvk, yaml::Node prefix, yaml::Node suffix,
                 const FieldConfig::Specs& specs, const Transforming& with) {
  for (const schema::FieldSpec& spec : specs) {
    if (!selects(spec, gvk)) continue;
    if (spec.path == "metadata/name") {
      if (prefix) resource.prefixes.emplace_back(prefix.text());
      if (suffix) resource.suffixes.emplace_back(suffix.text());
      remember_id(resource);
    }
    if (!take(resource, set_affixes(with.writer, resource.node, spec, prefix, suffix), with)) return false;
  }
  return true;
}

/// Some id that the object has or had has this name and fits the specification.
bool has_id(const Resource& resource, const schema::FieldSpec& spec, std::string_view name) {
  Gvk gvk = gvk_of(resource.node);
  if (resource.name() == name && selects(spec, gvk)) return true;
  for (const PreviousId& id : resource.previous) {
    gvk.kind = id.kind;
    if (id.name == name && selects(spec, gvk)) return true;
  }
  return false;
}

}  // namespace

bool apply_namespace(Resources& resources, const NamespaceChange& change, const Transforming& with) {
  if (change.value.text().empty()) return true;
  std::unordered_map<std::string, int> ids;
  for (const Resource& resource : resources) ++ids[id_key(resource)];
  for (Resource& resource : resources) {
    if (!resource.node || resource.from_helm) continue;
    --ids[id_key(resource)];
    remember_id(resource);
    if (!take(resource, change_namespace(with.writer, resource.node, change), with)) return false;
    if (++ids[id_key(resource)] == 1) continue;
    const std::string message =
        "in its new namespace an object has the id of another: " + std::string(resource.kind()) + " " +
        std::string(resource.name());
    if (!with.failed(at_field("kustomize/id-conflict", message, change.value))) return false;
  }
  return true;
}

bool apply_affixes(Resources& resources, yaml::Node prefix, yaml::Node suffix, const Transforming& with) {
  for (const auto& [before, behind] : {std::pair{prefix, yaml::Node()}, std::pair{yaml::Node(), suffix}}) {
    const FieldConfig::Specs& specs = before ? with.config.name_prefix : with.config.name_suffix;
    if (before.text().empty() && behind.text().empty()) continue;
    for (Resource& resource : resources) {
      if (!resource.node) continue;
      const Gvk gvk = original_gvk(resource);
      if (!keeps_name(gvk) && !apply_affix(resource, gvk, before, behind, specs, with)) return false;
    }
  }
  return true;
}

bool apply_pairs(Resources& resources, yaml::Node pairs, const FieldConfig::Specs& specs, const Transforming& with) {
  if (pairs.size() == 0) return true;
  for (Resource& resource : resources) {
    if (!resource.node) continue;
    const yaml::Node before = resource.node;
    if (!take(resource, set_pairs(with.writer, before, specs, pairs), with)) return false;
    resource.node = followed(with.writer.nodes(), before, resource.node, resource.shared);
    share_values(resource.shared, pairs);
  }
  return true;
}

bool apply_annotations(Resources& resources, yaml::Node pairs, const Transforming& with) {
  return apply_pairs(resources, pairs, with.config.common_annotations, with);
}

bool apply_image(Resources& resources, yaml::Node image, const Transforming& with) {
  const auto change = ImageChange::read(image);
  if (!change) return with.failed(change.error());
  for (Resource& resource : resources)
    if (resource.node && !take(resource, change_images(with.writer, resource.node, *change, with.config.images), with))
      return false;
  return true;
}

bool apply_images(Resources& resources, yaml::Node images, const Transforming& with) {
  for (const yaml::Node entry : images.items())
    if (!apply_image(resources, entry, with)) return false;
  return true;
}

bool apply_replica(Resources& resources, yaml::Node entry, const Transforming& with) {
  const yaml::Node name = entry.find("name"), count = entry.find("count");
  bool found = false;
  for (const schema::FieldSpec& spec : with.config.replicas)
    for (Resource& resource : resources) {
      if (!resource.node || !has_id(resource, spec, name.text())) continue;
      found = true;
      if (!selects(spec, gvk_of(resource.node))) continue;
      if (!take(resource, set_count(with.writer, resource.node, spec, count), with)) return false;
    }
  if (found) return true;
  return with.failed(
      at_field("kustomize/replicas", "no object has the name " + std::string(name.text()), name ? name : entry));
}

bool apply_replicas(Resources& resources, yaml::Node replicas, const Transforming& with) {
  for (const yaml::Node entry : replicas.items())
    if (!apply_replica(resources, entry, with)) return false;
  return true;
}

void add_hash_suffixes(Resources& resources, const Writer& writer) {
  for (Resource& resource : resources) {
    if (!resource.node || !resource.needs_hash) continue;
    remember_id(resource);
    const yaml::Node metadata = resource.node.find("metadata"), name = metadata.find("name");
    sources::Builder draft = writer.draft();
    writer.append(draft, name, sources::Origin::resource_leaf);
    const yaml::Node data = resource.node.find("data");
    const Loc site = (data ? data : resource.node).span().begin;
    draft.opaque("-", sources::Origin::synth, site);
    draft.opaque(suffix_hash(resource.node), sources::Origin::derived_lossy, site);
    const yaml::Node made = writer.text(draft.finish(), name, Typing::style);
    const yaml::Node renamed = with_entry(writer.nodes(), metadata, writer.nodes().scalar("name", {}), made);
    resource.node = with_entry(writer.nodes(), resource.node, writer.nodes().scalar("metadata", {}), renamed);
  }
}

bool renew_references(Resources& resources, const Transforming& with) {
  const bool own = with.config.name_reference.size() != FieldConfig::defaults().name_reference.size();
  std::optional<ReferenceTable> configured;
  if (own) configured.emplace(with.config.name_reference);
  const ReferenceTable& table = own ? *configured : ReferenceTable::defaults();
  const Referrals referrals(resources);
  std::vector<yaml::Node> renewed;
  bool stopped = false;
  const auto failed = [&](const Error& error) {
    stopped = !with.failed(error);
    return !stopped;
  };
  for (const Resource& resource : resources) {
    renewed.push_back(resource.node ? renew_references(with.writer, resource, table, referrals, failed)
                                    : resource.node);
    if (stopped) return false;
  }
  for (std::size_t i = 0; i < resources.size(); ++i) resources[i].node = renewed[i];
  return true;
}

bool is_local(const Resource& resource) {
  const yaml::Node mark = resource.node.find("metadata").find("annotations").find("config.kubernetes.io/local-config");
  return mark && mark.text() != "false";
}

}  // namespace rummage::kustomize
