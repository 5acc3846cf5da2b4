#pragma once

#include <string>
#include <string_view>

#include "kustomize/accumulator.h"

// What `buildMetadata: [originAnnotations, transformerAnnotations]` prints. Nothing is noted unless Building::trail is
// set. Facts: api/resource/origin and multitransformer of 5.7.
namespace rummage::kustomize {

/// `path` seen from the folder `trail`, ".." kept where it leads out.
std::string join_trail(std::string_view trail, std::string_view path);

/// The generator or transformer that did something: where it is configured and by what object.
struct Agent {
  std::string configured_in;
  std::string_view api_version = "builtin";
  std::string_view kind;
  std::string_view name = {}, name_space = {};  ///< empty for fields of a kustomization file
};

/// Of a field of the kustomization file entered.
Agent field_agent(const Building& building, std::string_view kind);
/// Of a configuration object.
Agent object_agent(const Resource& object);

/// The object was read from the file at `path`, as its kustomization names it.
void note_file(const Building& building, Resource& object, std::string_view path);
/// The object was made.
void note_generated(const Building& building, Resource& object, const Agent& agent);
/// Every object went through a transformer.
void note_transformed(const Building& building, Accumulator& objects, const Agent& agent);

/// Writes the notes that `metadata` (the list buildMetadata) asks for into annotations.
void write_notes(Building& building, yaml::Node metadata, Accumulator& objects);

}  // namespace rummage::kustomize
