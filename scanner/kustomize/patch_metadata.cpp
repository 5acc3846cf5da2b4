#include "kustomize/patch_metadata.h"

#include "kustomize/edit.h"

namespace rummage::kustomize {
namespace {

/// Labels or annotations of a patch as texts, a null among them; without any the patch says nothing of them.
yaml::Node rewritten(yaml::Builder& nodes, yaml::Node metadata, const char* key) {
  const yaml::Entry field = metadata.find_entry(key);
  if (!field) return metadata;
  if (field.value.size() == 0) return without_entry(nodes, metadata, key);
  yaml::Node map = field.value;
  for (std::size_t i = 0; i < map.size(); ++i)
    if (map.is_mapping()) map = with_child(nodes, map, i, as_text(nodes, map.entry(i).value));
  return map.identity() == field.value.identity() ? metadata : with_entry(nodes, metadata, field.key, map);
}

/// A scalar as JSON writes it, as a text.
yaml::Node json_text(yaml::Builder& nodes, yaml::Node value) {
  if (value.is_null()) return nodes.scalar("null", value.span());
  if (const auto flag = value.as_bool()) return nodes.scalar(*flag ? "true" : "false", value.span());
  return as_text(nodes, value);
}

}  // namespace

yaml::Node with_identity_of(yaml::Builder& nodes, yaml::Node node, yaml::Node base, PatchOptions options) {
  const auto keep = [&](yaml::Node map, yaml::Node from, const char* key) {
    const yaml::Entry old = from.find_entry(key);
    if (!old) return without_entry(nodes, map, key);
    return map.find(key).identity() == old.value.identity() ? map : with_entry(nodes, map, old.key, old.value);
  };
  if (!options.kind) node = keep(node, base, "kind");
  const yaml::Entry metadata = base.find_entry("metadata");
  if (!metadata) return node;
  yaml::Node own = node.find("metadata");
  if (!options.name) own = keep(own, metadata.value, "name");
  own = keep(own, metadata.value, "namespace");
  return own.identity() == node.find("metadata").identity() ? node : with_entry(nodes, node, metadata.key, own);
}

yaml::Node fitted(yaml::Builder& nodes, yaml::Node patch, yaml::Node base) {
  const yaml::Entry version = base.find_entry("apiVersion"), metadata = patch.find_entry("metadata");
  yaml::Node own = rewritten(nodes, rewritten(nodes, metadata.value, "labels"), "annotations");
  if (own.identity() != metadata.value.identity()) patch = with_entry(nodes, patch, metadata.key, own);
  if (!version) return without_entry(nodes, patch, "apiVersion");
  return with_entry(nodes, patch, version.key, version.value);
}

void lose_notes(Resource& object, yaml::Node patch) {
  const yaml::Node annotations = patch.find("metadata").find("annotations");
  const std::string_view directive = annotations.find("$patch").text();
  if (!annotations.is_null() && directive != "delete" && directive != "replace") return;
  object.previous.clear();
  object.prefixes.clear();
  object.suffixes.clear();
  object.needs_hash = object.built = false;
  object.behaviour = Behaviour::unspecified;
}

void open_notes(Building& building, Resource& object) {
  yaml::Builder& nodes = building.nodes();
  const yaml::Entry metadata = object.node.find_entry("metadata");
  const bool noted = has_notes(object) || building.trail();
  if (!noted || !metadata.value.is_mapping() || !missing_or_null(metadata.value.find("annotations"))) return;
  const Span site = metadata.value.span();
  const yaml::Node opened =
      with_entry(nodes, metadata.value, nodes.scalar("annotations", site), empty_mapping(nodes, site));
  object.node = with_entry(nodes, object.node, metadata.key, opened);
}

void close_notes(yaml::Builder& nodes, Resource& object) {
  const yaml::Entry metadata = object.node.find_entry("metadata");
  const yaml::Entry annotations = metadata.value.find_entry("annotations");
  if (!annotations) return;
  yaml::Node map = annotations.value.is_mapping() ? annotations.value : empty_mapping(nodes, annotations.value.span());
  for (std::size_t i = 0; i < map.size(); ++i) map = with_child(nodes, map, i, json_text(nodes, map.entry(i).value));
  if (map.identity() == annotations.value.identity()) return;
  const yaml::Node own = with_entry(nodes, metadata.value, annotations.key, map);
  object.node = with_entry(nodes, object.node, metadata.key, own);
}

}  // namespace rummage::kustomize
