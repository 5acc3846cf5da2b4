#include <algorithm>
#include <cctype>

#include "kustomize/transformers.h"
#include "kustomize/variable_values.h"

namespace rummage::kustomize {
namespace {

Error wrong(std::string message, yaml::Node at) {
  return Error{"kustomize/var", std::move(message), at ? std::optional(at.span()) : std::nullopt, {}};
}

/// Go reads keys of a declaration whatever their case.
yaml::Node find_any_case(yaml::Node map, std::string_view key) {
  for (const yaml::Entry& entry : map.entries()) {
    const std::string_view text = entry.key.text();
    if (std::equal(text.begin(), text.end(), key.begin(), key.end(),
                   [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); }))
      return entry.value;
  }
  return {};
}

/// The object that a var reads, as its objref names it.
struct ObjectReference {
  Gvk gvk;
  std::string_view name, name_space;

  bool is(const Gvk& other, std::string_view other_name, std::string_view other_namespace) const {
    if (gvk.group != other.group || gvk.version != other.version || gvk.kind != other.kind) return false;
    return name == other_name && (name_space.empty() || name_space == other_namespace);
  }
};

ObjectReference reference_of(yaml::Node objref) {
  ObjectReference out{{find_any_case(objref, "group").text(), find_any_case(objref, "version").text(),
                       find_any_case(objref, "kind").text()},
                      find_any_case(objref, "name").text(),
                      find_any_case(objref, "namespace").text()};
  const std::string_view api_version = find_any_case(objref, "apiVersion").text();
  const std::size_t slash = api_version.find('/');
  if (slash != std::string_view::npos) {
    out.gvk.group = api_version.substr(0, slash);
    out.gvk.version = api_version.substr(slash + 1);
  } else if (!api_version.empty()) {
    out.gvk.version = api_version;
  }
  return out;
}

bool is_meant(const Resource& resource, const ObjectReference& reference) {
  Gvk gvk = gvk_of(resource.node);
  if (reference.is(gvk, resource.name(), effective_namespace(resource))) return true;
  for (const PreviousId& id : resource.previous) {
    gvk.kind = id.kind;
    if (reference.is(gvk, id.name, id.name_space)) return true;
  }
  return false;
}

bool declare(Resources& resources, std::vector<Variable>& variables, yaml::Node declaration, const Transforming& with) {
  const std::string name(find_any_case(declaration, "name").text());
  const ObjectReference reference = reference_of(find_any_case(declaration, "objref"));
  std::vector<Resource*> meant;
  for (Resource& resource : resources)
    if (resource.node && is_meant(resource, reference)) meant.push_back(&resource);
  if (meant.size() > 1) return with.failed(wrong("several objects fit the var " + name, declaration));
  const bool known =
      std::any_of(variables.begin(), variables.end(), [&](const Variable& variable) { return variable.name == name; });
  if (known) return with.failed(wrong("the var " + name + " is declared twice", declaration));
  if (!meant.empty()) meant.front()->variables.push_back(name);
  variables.push_back({name, declaration});
  return true;
}

Result<yaml::Node> value_of(const Resources& resources, const Variable& variable) {
  for (const Resource& resource : resources) {
    if (!resource.node) continue;
    if (std::find(resource.variables.begin(), resource.variables.end(), variable.name) == resource.variables.end())
      continue;
    const yaml::Node field = find_any_case(find_any_case(variable.declaration, "fieldref"), "fieldPath");
    return variable_field(resource.node, field.text());
  }
  return wrong("no object is there for the var " + variable.name, variable.declaration);
}

}  // namespace

bool declare_variables(Resources& resources, std::vector<Variable>& variables, yaml::Node declarations,
                       const Transforming& with) {
  for (const yaml::Node declaration : declarations.items())
    if (!declare(resources, variables, declaration, with)) return false;
  return true;
}

bool expand_variables(Resources& resources, const std::vector<Variable>& variables, const Transforming& with) {
  VariableValues values;
  for (const Variable& variable : variables) {
    auto value = value_of(resources, variable);
    if (value) values[variable.name] = *value;
    if (!value && !with.failed(value.error())) return false;
  }
  if (values.empty()) return true;
  std::set<std::string> used;
  for (Resource& resource : resources) {
    if (!resource.node) continue;
    auto expanded = expand_variables(with.writer, resource.node, with.config.var_reference, values, used);
    if (expanded) resource.node = *expanded;
    if (!expanded && !with.failed(expanded.error())) return false;
  }
  return true;
}

}  // namespace rummage::kustomize
