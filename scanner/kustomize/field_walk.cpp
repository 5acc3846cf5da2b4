#include "kustomize/field_walk.h"

#include <string>

#include "kustomize/edit.h"

namespace rummage::kustomize {
namespace {

/// The first step of a path and what is left of it.
struct Cut {
  std::string step;
  std::string_view rest;
  bool last = true;
  bool list = false;  ///< the step ended in `[]`
};

Cut cut(std::string_view path) {
  Cut out;
  std::size_t at = 0;
  while (at < path.size() && path[at] != '/') {
    if (path[at] == '\\' && at + 1 < path.size() && path[at + 1] == '/') ++at;
    out.step += path[at++];
  }
  out.last = at >= path.size();
  if (!out.last) out.rest = path.substr(at + 1);
  if (out.step.ends_with("[]")) {
    out.list = true;
    out.step.resize(out.step.size() - 2);
  }
  return out;
}

class Walk {
 public:
  Walk(yaml::Builder& nodes, Create create, Span made_at, const FieldSetter& set)
      : nodes_(nodes), create_(create), made_at_(made_at), set_(set) {}

  /// `done`: no step is left.
  Result<yaml::Node> at(yaml::Node node, std::string_view path, bool done) {
    if (done) return set_(node);
    if (missing_or_null(node)) return node;
    if (node.is_sequence()) return through_items(node, path);
    if (node.is_mapping()) return through_entry(node, path);
    return Error{"kustomize/field-path", "a field path leads through a scalar", node.span(), {}};
  }

 private:
  Result<yaml::Node> through_items(yaml::Node list, std::string_view path) {
    yaml::Node out = list;
    for (std::size_t i = 0; i < list.size(); ++i) {
      auto item = at(list.at(i), path, false);
      if (!item) return item;
      out = with_child(nodes_, out, i, *item);
    }
    return out;
  }

  Result<yaml::Node> through_entry(yaml::Node map, std::string_view path) {
    const Cut step = cut(path);
    if (step.step.empty()) return Error{"kustomize/field-path", "a field path has an empty step", map.span(), {}};
    const bool makes = create_ != Create::none && !step.list;
    const std::size_t index = entry_index(map, step.step);
    if (index == map.size() && !makes) return map;
    yaml::Node field = index == map.size() ? yaml::Node() : map.entry(index).value;
    auto changed = at(opened(field, step, makes), step.rest, step.last);
    if (!changed) return changed;
    if (!*changed) return map;
    if (index < map.size()) return with_child(nodes_, map, index, *changed);
    return with_entry(nodes_, map, nodes_.scalar(step.step, made_at_), *changed);
  }

  /// A null (or, where one shall be made, nothing) becomes the collection that the path expects there.
  yaml::Node opened(yaml::Node field, const Cut& step, bool makes) {
    if (!missing_or_null(field)) return field;
    if (step.list && field) return empty_sequence(nodes_, field.span());
    if (!makes || step.last) return field;
    return empty_mapping(nodes_, field ? field.span() : made_at_);
  }

  yaml::Builder& nodes_;
  Create create_;
  Span made_at_;
  const FieldSetter& set_;
};

}  // namespace

Result<yaml::Node> walk_field(yaml::Builder& nodes, yaml::Node object, std::string_view path, Create create,
                              Span made_at, const FieldSetter& set) {
  if (path.size() > 1 && path.front() == '/') path.remove_prefix(1);
  return Walk(nodes, create, made_at, set).at(object, path, false);
}

}  // namespace rummage::kustomize
