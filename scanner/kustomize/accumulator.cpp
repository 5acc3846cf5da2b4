#include "kustomize/accumulator.h"

#include <algorithm>

#include "kustomize/generated.h"

namespace rummage::kustomize {
namespace {

std::string described(const Resource& resource) {
  return std::string(resource.kind()) + " " + std::string(resource.name());
}

bool had_id(const Resource& resource, const Resource& wanted, std::string_view name_space) {
  const Gvk gvk = gvk_of(resource.node), other = gvk_of(wanted.node);
  if (gvk.group != other.group || gvk.version != other.version) return false;
  if (gvk.kind == other.kind && resource.name() == wanted.name() && effective_namespace(resource) == name_space)
    return true;
  return std::any_of(resource.previous.begin(), resource.previous.end(), [&](const PreviousId& id) {
    return id.kind == other.kind && id.name == wanted.name() && id.name_space == name_space;
  });
}

}  // namespace

std::vector<std::size_t> find_by_any_id(const Resources& resources, const Resource& wanted) {
  std::vector<std::size_t> out;
  const std::string_view name_space = effective_namespace(wanted);
  for (std::size_t i = 0; i < resources.size(); ++i)
    if (resources[i].node && had_id(resources[i], wanted, name_space)) out.push_back(i);
  return out;
}

bool Accumulator::add_config(Building& building, yaml::Node document) {
  for (const yaml::Node known : config_documents_)
    if (known.identity() == document.identity()) return true;
  config_documents_.push_back(document);
  if (!own_config_) own_config_ = std::make_shared<FieldConfig>(FieldConfig::defaults());
  if (own_config_.use_count() > 1) own_config_ = std::make_shared<FieldConfig>(*own_config_);
  Status added = own_config_->add(document);
  if (added) added = own_config_->settle();
  return added || building.failed(error_at("kustomize/configuration", added.error().message, document));
}

bool Accumulator::append(Building& building, std::vector<Resource> more) {
  for (; known_ < resources.size(); ++known_) ids_.insert(id_key(resources[known_]));
  for (Resource& resource : more) {
    if (resources.size() >= building.request().options.limits.resources)
      return building.stop({"kustomize/limit", "the build has more objects than one may", {}, {}});
    const bool fresh = ids_.insert(id_key(resource)).second;
    const std::string message = "an object has the id of another: " + described(resource);
    const yaml::Node name = resource.node.find("metadata").find("name");
    if (!fresh && !building.failed(error_at("kustomize/id-conflict", message, name))) return false;
    resources.push_back(std::move(resource));
    known_ = resources.size();
  }
  return true;
}

bool Accumulator::absorb(Building& building, Resource generated) {
  const std::vector<std::size_t> found = find_by_any_id(resources, generated);
  const bool joins = generated.behaviour == Behaviour::merge || generated.behaviour == Behaviour::replace;
  const yaml::Node name = generated.node.find("metadata").find("name");
  if (found.empty() && joins) {
    const std::string message = "nothing to merge into or to replace: " + described(generated);
    if (!building.failed(error_at("kustomize/no-target", message, name))) return false;
  }
  if (found.empty()) {
    std::vector<Resource> one;
    one.push_back(std::move(generated));
    return append(building, std::move(one));
  }
  if (found.size() > 1 || !joins) {
    const std::string message =
        found.size() > 1 ? "several objects could be meant by " + described(generated)
                         : "the object exists, and behavior is not merge or replace: " + described(generated);
    return building.failed(error_at("kustomize/generator", message, name));
  }
  Resource& old = resources[found.front()];
  old = joined(building.writer(), old, std::move(generated));
  changed();
  return true;
}

bool Accumulator::merge(Building& building, Accumulator other) {
  if (!append(building, std::move(other.resources))) return false;
  for (const yaml::Node document : other.config_documents_)
    if (!add_config(building, document)) return false;
  for (Variable& variable : other.variables) {
    const auto same = std::find_if(variables.begin(), variables.end(),
                                   [&](const Variable& known) { return known.name == variable.name; });
    if (same == variables.end()) {
      variables.push_back(std::move(variable));
    } else if (same->declaration.identity() != variable.declaration.identity()) {
      const std::string message = "a var is declared twice: " + variable.name;
      if (!building.failed(error_at("kustomize/var", message, variable.declaration))) return false;
    }
  }
  return true;
}

void Accumulator::changed() {
  resources.erase(
      std::remove_if(resources.begin(), resources.end(), [](const Resource& resource) { return !resource.node; }),
      resources.end());
  ids_.clear();
  known_ = 0;
}

}  // namespace rummage::kustomize
