#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "access/graph.h"
#include "kubernetes/object_set.h"
#include "yaml/parse.h"

namespace rummage::test {

/// The objects of one text and the graph over them.
struct World {
  std::string text;
  kubernetes::ObjectSet objects;
  access::Graph graph;

  explicit World(std::string yaml)
      : text(std::move(yaml)), objects(kubernetes::objects_of(yaml::parse(text, 1))), graph(objects) {}
  /// The bytes at a span.
  std::string_view at(const Span& span) const { return std::string_view(text).substr(span.begin.offset, span.length); }
};

/// A role or binding as one document, `---` first. `rules` and `subjects` in flow style.
inline std::string role(std::string_view kind, std::string_view ns, std::string_view name, std::string_view rules,
                        std::string_view more = "") {
  std::string text = "---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ";
  text.append(kind).append("\nmetadata: {name: \"").append(name).append("\"");
  if (!ns.empty()) text.append(", namespace: ").append(ns);
  return text.append(more).append("}\nrules: ").append(rules).append("\n");
}
inline std::string binding(std::string_view kind, std::string_view ns, std::string_view name,
                           std::string_view role_kind, std::string_view role_name, std::string_view subjects) {
  std::string text = "---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ";
  text.append(kind).append("\nmetadata: {name: \"").append(name).append("\"");
  if (!ns.empty()) text.append(", namespace: ").append(ns);
  text.append("}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ").append(role_kind).append(", name: \"");
  return text.append(role_name).append("\"}\nsubjects: ").append(subjects).append("\n");
}

}  // namespace rummage::test
