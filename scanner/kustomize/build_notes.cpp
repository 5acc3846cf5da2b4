#include "kustomize/build_notes.h"

#include <vector>

#include "kustomize/edit.h"
#include "tree/path.h"

namespace rummage::kustomize {
namespace {

/// The text of an agent, each line behind `indent`.
std::string text_of(const Agent& agent, std::string_view first, std::string_view indent) {
  std::string out;
  const auto line = [&](std::string_view before, std::string_view key, std::string_view value) {
    if (value.empty()) return;
    out.append(before).append(key).append(": ").append(value).append("\n");
  };
  line(first, "configuredIn", agent.configured_in);
  out.append(indent).append("configuredBy:\n");
  const std::string inner = std::string(indent) + "  ";
  line(inner, "apiVersion", agent.api_version);
  line(inner, "kind", agent.kind);
  line(inner, "name", agent.name);
  line(inner, "namespace", agent.name_space);
  return out;
}

bool wants(yaml::Node metadata, std::string_view option) {
  for (const yaml::Node item : metadata.items())
    if (item.text() == option) return true;
  return false;
}

void annotate(Building& building, yaml::Node site, Resource& object, const char* key, const std::string& text) {
  if (text.empty()) return;
  yaml::Builder& nodes = building.nodes();
  const Span place = site.span();
  const yaml::Node value = nodes.scalar(text, {place.begin, 0});
  yaml::Node metadata = object.node.find("metadata");
  const yaml::Node annotations =
      with_entry(nodes, metadata.find("annotations"), nodes.scalar(key, {place.begin, 0}), value);
  metadata = with_entry(nodes, metadata, nodes.scalar("annotations", {place.begin, 0}), annotations);
  object.node = with_entry(nodes, object.node, nodes.scalar("metadata", {place.begin, 0}), metadata);
}

}  // namespace

std::string join_trail(std::string_view trail, std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::string_view rest : {trail, path})
    while (!rest.empty()) {
      const std::size_t slash = rest.find('/');
      const std::string_view part = rest.substr(0, slash);
      rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
      if (part.empty() || part == ".") continue;
      const bool leaves = part == ".." && !parts.empty() && parts.back() != "..";
      leaves ? parts.pop_back() : parts.push_back(part);
    }
  std::string out;
  for (const std::string_view part : parts) out.append(out.empty() ? "" : "/").append(part);
  return out;
}

Agent field_agent(const Building& building, std::string_view kind) {
  Agent out;
  out.kind = kind;
  if (building.trail()) out.configured_in = join_trail(*building.trail(), tree::base_name(building.where()));
  return out;
}

Agent object_agent(const Resource& object) {
  return {object.notes.path, object.api_version(), object.kind(), object.name(), object.name_space()};
}

void note_file(const Building& building, Resource& object, std::string_view path) {
  if (!building.trail()) return;
  object.notes.path = join_trail(*building.trail(), path);
  object.notes.origin = "path: " + object.notes.path + "\n";
}

void note_generated(const Building& building, Resource& object, const Agent& agent) {
  if (building.trail()) object.notes.origin = text_of(agent, "", "");
}

void note_transformed(const Building& building, Accumulator& objects, const Agent& agent) {
  if (!building.trail()) return;
  const std::string text = text_of(agent, "- ", "  ");
  for (Resource& object : objects.resources) object.notes.transformations += text;
}

void write_notes(Building& building, yaml::Node metadata, Accumulator& objects) {
  for (Resource& object : objects.resources) {
    if (wants(metadata, "originAnnotations"))
      annotate(building, metadata, object, "config.kubernetes.io/origin", object.notes.origin);
    if (wants(metadata, "transformerAnnotations"))
      annotate(building, metadata, object, "alpha.config.kubernetes.io/transformations", object.notes.transformations);
  }
}

}  // namespace rummage::kustomize
