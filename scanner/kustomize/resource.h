#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kustomize/shared_values.h"
#include "kustomize/spec_walk.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// What an object was called before a transformer renamed it; group and version are those it has now.
struct PreviousId {
  std::string name, name_space, kind;  ///< the namespace is the effective one
};

/// Whether a generated object adds to, replaces or is a new object.
enum class Behaviour : std::uint8_t { unspecified, create, replace, merge };

/// Where an object came from and what changed it, as `buildMetadata` has it printed.
struct BuildNotes {
  std::string path;             ///< of its file, from the folder that is built
  std::string origin;           ///< the text of the annotation
  std::string transformations;  ///< the same
};

/// One object of a build: its node as changed so far, and what the build has to know beside it.
struct Resource {
  yaml::Node node;                              ///< absent once a patch deleted it
  std::vector<PreviousId> previous;             ///< oldest first
  std::vector<std::string> prefixes, suffixes;  ///< applied so far, oldest first
  std::vector<std::string> variables;           ///< names of the vars that read it
  bool needs_hash = false;                      ///< its name gets the suffix of its content
  bool from_helm = false;                       ///< rendered from a chart: the namespace is Helm's affair
  bool built = false;                           ///< generated, or renamed by a patch: see has_notes
  Behaviour behaviour = Behaviour::unspecified;
  SharedValues shared;  ///< of the node
  BuildNotes notes;     ///< empty unless `buildMetadata` asks for them

  std::string_view api_version() const { return node.find("apiVersion").text(); }
  std::string_view kind() const { return node.find("kind").text(); }
  std::string_view name() const { return node.find("metadata").find("name").text(); }
  std::string_view name_space() const { return node.find("metadata").find("namespace").text(); }
};

/// The namespace that comparisons use: "default" when none is set, a word that no namespace has for cluster-wide
/// objects.
std::string_view effective_namespace(std::string_view api_version, std::string_view kind, std::string_view name_space);
std::string_view effective_namespace(const Resource& resource);
/// The same of the oldest id.
std::string_view original_namespace(const Resource& resource);
std::string_view original_name(const Resource& resource);
/// Group, version and kind of the oldest id.
Gvk original_gvk(const Resource& resource);

/// True when Kustomize would keep notes of its own in the object's annotations, to be taken out at the end.
inline bool has_notes(const Resource& resource) {
  return resource.built || !resource.previous.empty();
}

/// Notes today's id before a change of name, namespace or kind.
void remember_id(Resource& resource);

/// A text that is equal for objects with equal ids of today: kind, version, name and effective namespace.
std::string id_key(const Resource& resource);

}  // namespace rummage::kustomize
