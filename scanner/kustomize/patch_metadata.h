#pragma once

#include "kustomize/building.h"
#include "kustomize/resource.h"

// What becomes of names, labels, annotations and Kustomize's notes among them when an object is patched. Facts:
// api/resource and api/internal/builtins/PatchTransformer of 5.7.
namespace rummage::kustomize {

/// What a patch may change beside fields.
struct PatchOptions {
  bool name = false, kind = false;
};

/// `node`, patched from `base`, with the kind, name and namespace of `base`, whatever the patch says of them.
yaml::Node with_identity_of(yaml::Builder& nodes, yaml::Node node, yaml::Node base, PatchOptions options);

/// A patch as it is for one of the objects that a target, or a list of patches, leads to: with the object's apiVersion,
/// and with labels and annotations written anew as texts, nulls among them.
yaml::Node fitted(yaml::Builder& nodes, yaml::Node patch, yaml::Node base);

/// A patch that takes all annotations away takes Kustomize's notes with them: earlier names, and that a hash is wanted.
void lose_notes(Resource& object, yaml::Node patch);

/// Before a JSON patch: it finds annotations wherever Kustomize keeps notes.
void open_notes(Building& building, Resource& object);
/// After one: the annotations are written anew as the texts of their JSON.
void close_notes(yaml::Builder& nodes, Resource& object);

}  // namespace rummage::kustomize
