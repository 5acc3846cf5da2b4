#include "kustomize/replacement.h"

#include <string>
#include <vector>

#include "kustomize/edit.h"
#include "kustomize/field_match.h"
#include "kustomize/field_path.h"
#include "kustomize/replacement_value.h"
#include "kustomize/selector.h"

namespace rummage::kustomize {
namespace {

Error wrong(std::string message, yaml::Node at) {
  return Error{"kustomize/replacement", std::move(message), at ? std::optional(at.span()) : std::nullopt, {}};
}

/// An id that an object has or had, as selectors see it.
struct SeenId {
  Gvk gvk;
  std::string_view name, name_space;
};

template <class Test>
bool any_id(const Resource& resource, Test test) {
  Gvk gvk = gvk_of(resource.node);
  if (test(SeenId{gvk, resource.name(), resource.name_space()})) return true;
  for (const PreviousId& id : resource.previous) {
    gvk.kind = id.kind;
    if (test(SeenId{gvk, id.name, id.name_space})) return true;
  }
  return false;
}

std::string_view or_default(std::string_view name_space) {
  return name_space.empty() ? std::string_view("default") : name_space;
}

bool is_empty(yaml::Node node) {
  return !node || node.is_null() || (!node.is_scalar() && node.size() == 0);
}

std::string_view path_or_name(yaml::Node path) {
  return path.text().empty() ? std::string_view("metadata.name") : path.text();
}

/// The id has all that {group, version, kind, name, namespace} name, word for word: patterns came after 5.7.
bool is_selected(const SeenId& id, yaml::Node selector) {
  const auto same = [&](const char* key, std::string_view text) {
    const yaml::Node wanted = selector.find(key);
    return !wanted || wanted.text().empty() || wanted.text() == text;
  };
  const std::string_view name_space = selector.find("namespace").text();
  return same("name", id.name) && same("group", id.gvk.group) && same("version", id.gvk.version) &&
         same("kind", id.gvk.kind) && (name_space.empty() || or_default(name_space) == or_default(id.name_space));
}

bool is_selected(const Resource& resource, yaml::Node selector) {
  return any_id(resource, [&](const SeenId& id) { return is_selected(id, selector); });
}

bool names_objects(yaml::Node selector) {
  for (const char* key : {"group", "version", "kind", "name", "namespace"})
    if (!selector.find(key).text().empty()) return true;
  return false;
}

/// The one object that `source` selects.
Result<const Resource*> source_object(std::span<Resource> resources, yaml::Node source) {
  const Resource* found = nullptr;
  for (const Resource& resource : resources) {
    if (!resource.node || !is_selected(resource, source)) continue;
    if (found != nullptr) return wrong("several objects are the source of a replacement", source);
    found = &resource;
  }
  if (found == nullptr) return wrong("no object is the source of a replacement", source);
  return found;
}

/// What a replacement writes. Kustomize reads a whole field through to its object: when the replacement changes that
/// field, it writes the changed text from then on.
struct Value {
  yaml::Node node;
  const Resource* object = nullptr;  ///< whose field it is; null: fixed
  std::vector<std::string> path;

  void renew() {
    const auto now = find_field(object->node, path);
    if (now && *now) node = *now;
  }
};

Result<Value> source_value(const Writer& writer, std::span<Resource> resources, yaml::Node replacement) {
  const yaml::Node source = replacement.find("source"), fixed = replacement.find("sourceValue");
  if (!missing_or_null(fixed)) {
    if (!missing_or_null(source)) return wrong("a replacement has both a source and a value", replacement);
    return Value{fixed, nullptr, {}};
  }
  auto object = source_object(resources, source);
  if (!object) return object.take_error();
  std::vector<std::string> path = split_field_path(path_or_name(source.find("fieldPath")));
  auto field = find_field((*object)->node, path);
  if (!field) return field.take_error();
  if (is_empty(*field)) return wrong("the field of a replacement's source is absent or empty", source);
  const FieldOptions options = FieldOptions::read(source.find("options"));
  if (!options.cuts()) return Value{*field, *object, std::move(path)};
  auto stretch = stretch_of(writer, *field, options);
  if (!stretch) return stretch.take_error();
  return Value{*stretch, nullptr, {}};
}

/// Which objects a target means.
class Target {
 public:
  static Result<Target> read(yaml::Node node) {
    Target out;
    out.select_ = node.find("select");
    if (missing_or_null(out.select_)) return wrong("a target selects nothing", node);
    auto labels = Selector::read_metadata(out.select_);
    if (!labels) return labels.take_error();
    out.select_labels_ = std::move(*labels);
    for (const yaml::Node item : node.find("reject").items()) {
      auto reject = Selector::read_metadata(item);
      if (!reject) return reject.take_error();
      out.reject_.emplace_back(item, std::move(*reject));
    }
    return out;
  }

  bool means(const Resource& resource) const {
    if (!select_labels_.matches_metadata(resource.node)) return false;
    for (const auto& [node, labels] : reject_) {
      if (labels.names_metadata() && labels.matches_metadata(resource.node)) return false;
      if (names_objects(node) && is_selected(resource, node)) return false;
    }
    return is_selected(resource, select_);
  }

 private:
  yaml::Node select_;
  Selector select_labels_;
  std::vector<std::pair<yaml::Node, Selector>> reject_;
};

Result<yaml::Node> with_value(const Writer& writer, yaml::Node object, yaml::Node path_node, yaml::Node value,
                              const FieldOptions& options) {
  const std::string path(path_or_name(path_node));
  auto out = set_fields(writer.nodes(), object, split_field_path(path), options.create, value.span(),
                        [&](yaml::Node field) { return filled(writer, field, value, options); });
  if (!out) return out.take_error();
  if (out->count == 0) return wrong("a target has no field " + path, path_node ? path_node : value);
  return out->object;
}

}  // namespace

bool replace(const Writer& writer, std::span<Resource> resources, yaml::Node replacement, const Failed& failed) {
  const yaml::Node targets = replacement.find("targets");
  if (missing_or_null(targets) || (!replacement.find("source") && !replacement.find("sourceValue")))
    return failed(wrong("a replacement needs a source and targets", replacement));
  auto value = source_value(writer, resources, replacement);
  if (!value) return failed(value.error());
  for (const yaml::Node target_node : targets.items()) {
    auto target = Target::read(target_node);
    if (!target) {
      if (!failed(target.error())) return false;
      continue;
    }
    const FieldOptions options = FieldOptions::read(target_node.find("options"));
    std::vector<yaml::Node> paths;
    for (const yaml::Node path : target_node.find("fieldPaths").items()) paths.push_back(path);
    if (paths.empty()) paths.emplace_back();
    for (Resource& resource : resources) {
      if (!resource.node || !target->means(resource)) continue;
      for (const yaml::Node path : paths) {
        auto changed = with_value(writer, resource.node, path, value->node, options);
        if (changed) resource.node = followed(writer.nodes(), resource.node, *changed, resource.shared);
        if (&resource == value->object) value->renew();
        if (!changed && !failed(changed.error())) return false;
      }
    }
  }
  return true;
}

}  // namespace rummage::kustomize
