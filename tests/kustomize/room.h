#pragma once

#include <string>

#include "kustomize/origins.h"
#include "kustomize/written.h"
#include "scalar_origins.h"
#include "yaml/parse.h"

namespace rummage::kustomize::test {

/// What it takes to read scalars from files and to write new ones.
struct Room {
  sources::Sources sources;
  yaml::Builder nodes;
  Writer writer{nodes, sources};
  TextRoles roles;

  /// The root of a file, which the builder keeps alive.
  yaml::Node parsed(const std::string& text, TextRole role = TextRole::resource) {
    const TextId id = sources.add_blob(blob_id(text), share(text));
    roles[id] = role;
    const yaml::Parsed out = yaml::parse(text, id, yaml::Dialect::kustomize);
    nodes.use(out.documents.front());
    return out.documents.front().root;
  }

  /// Its origins: `*` the primary one, `-` overridden ones.
  std::string listed(yaml::Node node) {
    std::string out;
    for (const engine::PlacedOrigin& origin : origins_of(sources, roles, node))
      out += std::string(origin.primary ? "*" : "") + (origin.shadowed ? "-" : "") + name(origin.kind) + "(" +
             sources.slice(origin.leaf).value() + ")";
    return out;
  }

  /// Each stretch of a node's place: its origin and its bytes, where they are the same below.
  std::string traced(yaml::Node node) {
    std::string out;
    for (const sources::Trace& trace : sources.trace(node.span()))
      out += std::string(name(trace.how.origin)) + "(" + sources.slice(trace.span).value() + ")";
    return out;
  }
};

}  // namespace rummage::kustomize::test
